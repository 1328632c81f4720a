import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** What is counted and timed, served at /metrics. Labels are codes of ours (status, reason, route pattern), never data. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  readonly accepted = this.counter('anteroom_comments_accepted_total', 'Comments stored as pending');
  readonly decided = this.counter('anteroom_comments_decided_total', 'Changes of state', ['to', 'actor']);
  readonly discarded = this.counter(
    'anteroom_verdicts_discarded_total',
    'Verdicts that came second and changed nothing',
  );
  readonly bursts = this.counter('anteroom_bursts_total', 'Clusters of near-duplicates that became a campaign');
  readonly swept = this.counter('anteroom_comments_swept_total', 'Pending comments that the sweep woke again');
  readonly givenUp = this.counter('anteroom_comments_given_up_total', 'Comments held because screening kept failing');
  readonly checkOutcomes = this.counter('anteroom_check_outcomes_total', 'Runs of each check', ['check', 'outcome']);
  readonly judgeOutcomes = this.counter('anteroom_judge_outcomes_total', 'Questions to outside judges', [
    'judge',
    'outcome',
  ]);
  readonly judgeSeconds = this.histogram('anteroom_judge_seconds', 'Until an outside judge answered', ['judge']);
  readonly judgeBreakerOpen = new Gauge({
    name: 'anteroom_judge_breaker_open',
    help: '1 while an outside judge that kept failing is left alone',
    labelNames: ['judge'],
    registers: [this.registry],
  });
  readonly wakesFailed = this.counter('anteroom_wakes_failed_total', 'Comments whose wake-up did not reach the queue');
  readonly eventsNumbered = this.counter('anteroom_events_numbered_total', 'Events given a sequence number');
  readonly limited = this.counter('anteroom_requests_limited_total', 'Requests refused by a rate limit', ['limit']);
  readonly mails = this.counter('anteroom_mails_total', 'Mails that a mail server took, or that were given up', [
    'outcome',
  ]);
  readonly refits = this.counter('anteroom_learning_refits_total', 'Refits of what sites have taught', ['outcome']);
  readonly refitSeconds = this.histogram('anteroom_learning_refit_seconds', 'One refit, reading included');
  readonly verdictSeconds = this.histogram('anteroom_verdict_seconds', 'From submission to the stored verdict');
  readonly requestSeconds = this.histogram('anteroom_request_seconds', 'HTTP requests', ['method', 'route', 'status']);
  readonly numberingSeconds = this.histogram(
    'anteroom_event_numbering_seconds',
    'From an event’s decision to its number',
  );

  readonly openStreams = this.gauge('anteroom_event_streams_open', 'Event streams open');
  readonly streamedEvents = this.counter('anteroom_event_stream_events_total', 'Events written to streams');
  readonly streamResets = this.counter('anteroom_event_stream_resets_total', 'Streams that we ended', ['reason']);
  readonly mirroredEvents = this.counter('anteroom_redis_tap_events_total', 'Events copied to the Redis Stream');
  readonly mirrorLag = this.gauge('anteroom_redis_tap_lag_events', 'Numbered events not yet in the Redis Stream');
  readonly webhookAttempts = this.counter('anteroom_webhook_attempts_total', 'Attempts at deliveries', ['outcome']);
  readonly webhookSeconds = this.histogram('anteroom_webhook_attempt_seconds', 'One attempt at a delivery');
  readonly firstAttemptSeconds = this.histogram(
    'anteroom_webhook_first_attempt_seconds',
    'From an event to the first attempt at delivering it',
  );
  readonly deliveriesDead = this.counter('anteroom_webhook_deliveries_dead_total', 'Deliveries given up', ['reason']);
  readonly deliveriesPending = this.gauge('anteroom_webhook_deliveries_pending', 'Deliveries still owed');
  readonly oldestDueSeconds = this.gauge(
    'anteroom_webhook_oldest_due_seconds',
    'How long the oldest delivery has been due that nothing holds up',
  );
  readonly webhookBreakersOpen = this.gauge(
    'anteroom_webhook_breakers_open',
    'Endpoints that kept failing and get one delivery at a time',
  );

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'anteroom_' });
  }

  requestServed(method: string, route: string, status: number, seconds: number): void {
    this.requestSeconds.observe({ method, route, status }, seconds);
  }

  private counter(name: string, help: string, labelNames: string[] = []): Counter {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  private gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.registry] });
  }

  private histogram(name: string, help: string, labelNames: string[] = []): Histogram {
    return new Histogram({ name, help, labelNames, buckets: seconds, registers: [this.registry] });
  }
}
