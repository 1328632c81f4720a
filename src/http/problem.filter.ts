import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BatchFullError } from '../database/batch.js';
import { isStoreUnavailable } from '../database/unavailable.js';
import { Log } from '../observability/log.js';
import { Problem, problemDocument, problems, tryAgainLater, type ProblemKind } from './problem.js';
import { allowedMethods } from './route-table.js';

const kindByStatus: Record<number, ProblemKind> = {
  400: problems['malformed-request'],
  401: problems['sign-in-needed'],
  403: problems['not-allowed'],
  404: problems['not-found'],
  413: problems['body-too-large'],
  415: problems['unsupported-media-type'],
  414: problems['malformed-request'],
};

const detailByStatus: Record<number, string> = {
  400: 'The request could not be read.',
  404: 'There is nothing at this address.',
  413: 'The body is larger than this address takes (32 kB for a comment).',
  415: 'Send the body as application/json.',
};

/**
 * Turns everything that is thrown into a problem document. Only Problems speak for themselves: of any other error neither
 * message nor stack leaves the house, because a library's message quotes its input.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    sendProblem(reply, request, this.asProblem(error, request));
  }

  private asProblem(error: unknown, request: FastifyRequest): Problem {
    const where = { requestId: request.id, route: request.routeOptions?.url ?? 'none' };
    if (!(error instanceof HttpException)) return faultAsProblem(error, where, this.log);
    const status = error.getStatus();
    if (status === 404) {
      const methods = allowedMethods(request);
      if (methods.length > 0) {
        return new Problem(problems['method-not-allowed'], `Use ${methods.join(' or ')} here.`, {
          headers: { allow: methods.join(', ') },
        });
      }
    }
    if (status === 400 && request.method !== 'GET' && request.headers['content-type']?.startsWith('application/json')) {
      return new Problem(problems['malformed-json'], 'The body is not a JSON text that this service accepts.');
    }
    const kind = kindByStatus[status];
    return kind ? new Problem(kind, detailByStatus[status] ?? kind.title) : faultAsProblem(error, where, this.log);
  }
}

/** What a request that failed in our own code is answered: its own problem, "try again later", or a fault that is logged. */
export function faultAsProblem(error: unknown, where: { requestId: string; route: string }, log: Log): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof BatchFullError || isStoreUnavailable(error)) {
    log.storeUnavailable(where, error);
    return tryAgainLater();
  }
  log.requestFailed({ ...where, status: 500 }, error);
  return new Problem(problems['unexpected-fault'], 'The fault was logged under this request’s id.');
}

/** Writes a problem as `application/problem+json`, with Retry-After where the client should come back. */
export function sendProblem(reply: FastifyReply, request: FastifyRequest, problem: Problem): void {
  const { status, headers, body } = problemDocument(problem, request.id);
  void reply.code(status).headers(headers).send(body);
}
