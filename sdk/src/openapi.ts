// Made by `npm run sdk:types` of the OpenAPI document; do not edit.
export interface paths {
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the process alive? Restart it when this does not answer. */
        get: operations["alive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Should the process get requests? 503 while it starts, stops, or cannot reach its database. */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List keys, oldest first */
        get: operations["listApiKeys"];
        put?: never;
        /** Make a key; it is shown this once */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a key now */
        delete: operations["endApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new key in place of this one, which still works for the grace time */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the audit log, newest first
         * @description Every change of a comment’s state, and whatever else was done of consequence. Callers who work on some sites see what was done on those.
         */
        get: operations["auditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/author-tokens/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give up an author token
         * @description The answer is the same for one that is none.
         */
        post: operations["revokeAuthorToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List bans, newest first
         * @description Those of every site are always among them.
         */
        get: operations["listBans"];
        put?: never;
        /**
         * Ban an author, a domain, a network or a phrase
         * @description From then on, comments that fall under it wait for a person or are turned away.
         */
        post: operations["createBan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** See a ban */
        get: operations["readBan"];
        put?: never;
        post?: never;
        /**
         * Lift a ban
         * @description It stays in the list of lifted ones.
         */
        delete: operations["liftBan"];
        options?: never;
        head?: never;
        /** Change what a ban does, why, or until when */
        patch: operations["changeBan"];
        trace?: never;
    };
    "/v1/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit a comment
         * @description Answers once the comment is stored for good; it is not shown before it is approved. Send an Idempotency-Key to be able to repeat the request safely. A service key may submit on behalf of readers.
         */
        post: operations["submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/comments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at one comment
         * @description With what the checks found, what would change the machine’s verdict, who decided what, the author’s history and the conversation. The ETag names the version, to be sent as If-Match with a decision.
         */
        get: operations["commentDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/comments/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a comment
         * @description Names the version that was looked at; of several moderators exactly one wins.
         */
        post: operations["approveComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/comments/{id}/edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the text of your comment
         * @description Within the time that the site gives (`editableUntil`). The comment is not shown again before the new text has been checked; the earlier text is not kept.
         */
        post: operations["editComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/comments/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase a comment for good: text, name, address and whatever leads to the person
         * @description Names the version that was looked at; of several moderators exactly one wins.
         */
        post: operations["eraseComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/comments/{id}/prove-address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a link mailed to your address, to prove that it is yours
         * @description One for each comment, three a day for an address. The answer is the same whether a mail is sent or not. The link leads to a page whose button gives an author token.
         */
        post: operations["proveAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/comments/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject a comment, for a reason that its author can read
         * @description Names the version that was looked at; of several moderators exactly one wins.
         */
        post: operations["rejectComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/comments/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the last decision back
         * @description Names the version that was looked at; of several moderators exactly one wins.
         */
        post: operations["restoreComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/comments/{id}/reveal-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See the e-mail address of an author
         * @description Who looked, and why, is kept in the audit log.
         */
        post: operations["revealEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/comments/{id}/revoke-author-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke all author tokens of a comment’s author at its site
         * @description The lighter path is closed until the address is proven anew.
         */
        post: operations["revokeAuthorTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/comments/{id}/spam": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark a comment as spam
         * @description Names the version that was looked at; of several moderators exactly one wins.
         */
        post: operations["markAsSpam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/comments/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See where your comment stands
         * @description Show the receipt as `Authorization: Bearer rcpt_…`.
         */
        get: operations["commentStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/comments/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take your comment back for good
         * @description Its text, your name and your address are erased. Answers to it stay.
         */
        post: operations["withdrawComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/comments/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide about many comments at once
         * @description Answers a result for each, in the order asked. What cannot be done for one comment does not stop the others.
         */
        post: operations["decideInBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what happened, in order
         * @description Answers numbered events after the given one and `next`, to be sent as `after` the next time. Nothing is ever skipped. When there is nothing yet the answer waits for it, up to `wait` seconds.
         */
        get: operations["read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/schemas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the JSON Schemas of events */
        get: operations["eventSchemas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/schemas/{type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the JSON Schema of a type of event
         * @description Draft 2020-12, of the whole envelope.
         */
        get: operations["eventSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Be sent what happens, as it happens
         * @description Server-sent events: first the events after the place that you name, then each new one, with no gap and none twice. After a break come back with `Last-Event-ID`. The event `reset` ends a stream and says why.
         */
        get: operations["stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/form-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a token for a form
         * @description Put it into the form when the page is served; the time until it comes back tells people from machines.
         */
        get: operations["formToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List people, oldest first */
        get: operations["listPeople"];
        put?: never;
        /** Let a person in */
        post: operations["createPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a person, or shut one out */
        patch: operations["changePerson"];
        trace?: never;
    };
    "/v1/review-queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List comments for review
         * @description Held ones, oldest first, unless asked otherwise. Only comments of sites that the caller works on.
         */
        get: operations["reviewQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is calling, and what it may do */
        get: operations["whoAmI"];
        put?: never;
        post?: never;
        /** Sign out */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the sites that the caller may see, oldest first */
        get: operations["listSites"];
        put?: never;
        /** Add a site */
        post: operations["createSite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A site and its policy */
        get: operations["readSite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a site; a partial policy is laid over the present one */
        patch: operations["changeSite"];
        trace?: never;
    };
    "/v1/sites/{site}/learning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the learning of a site stands */
        get: operations["readLearning"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/learning/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Learn nothing new until further notice; what was learnt stays */
        post: operations["freeze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/learning/roll-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Judge with an earlier snapshot, or with the shipped weights alone */
        post: operations["rollBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/learning/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The snapshots of what a site has taught, newest first */
        get: operations["listSnapshots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/learning/unfreeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Learn again */
        post: operations["unfreeze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/policy/shadow-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How checks and thresholds on trial do
         * @description Precision and recall against what people decided since. People look mostly at what was held, so recall says how much of what people turned away was objected to, not how much slipped by everybody.
         */
        get: operations["shadowReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/policy/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a change of the policy on the latest comments
         * @description By the findings that were stored when they were screened. Changes nothing.
         */
        post: operations["tryPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/threads/{thread}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the comments of a page are moderated
         * @description Also for a page without comments.
         */
        get: operations["threadSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set how the comments of a page are moderated
         * @description From the next comment that is screened; also for a page without comments.
         */
        patch: operations["setThreadSettings"];
        trace?: never;
    };
    "/v1/threads/{site}/{thread}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the approved comments of a page
         * @description A flat list in the order of the conversation: each comment is followed by the answers below it, in time order. A page that nobody commented on is empty.
         */
        get: operations["threadComments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/threads/{site}/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the approved comments of several pages
         * @description Pages without comments are there with 0.
         */
        get: operations["threadCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List webhook endpoints, oldest first */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Make a webhook endpoint; its secret is shown this once
         * @description A signed `endpoint.verify` is sent at once, and again after 10 seconds, 1, 5 and 30 minutes, 2, 6 and 24 hours, until it is answered with `{"challenge": …}`. From then on events are sent.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** See a webhook endpoint, and how it does */
        get: operations["readWebhook"];
        put?: never;
        post?: never;
        /** Delete an endpoint, with its secrets and all that was and is owed to it */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /** Change the URL, the types or the description of an endpoint */
        patch: operations["changeWebhook"];
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List deliveries to an endpoint, the newest event first */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** See a delivery with every attempt at it */
        get: operations["readDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries/{deliveryId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send one delivery again, now */
        post: operations["resendDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send nothing until it is resumed
         * @description What happens meanwhile is sent then.
         */
        post: operations["pauseWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a range of events again, now
         * @description Every event of the site in the range that is still kept and fits the types of the endpoint, whether it was owed before or not.
         */
        post: operations["resendRange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again: to an endpoint that is paused, disabled, or resting after failures
         * @description While it was disabled nothing was owed to it: ask for that with `resend`.
         */
        post: operations["resumeWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new secret; the present ones sign along for the grace time */
        post: operations["rotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an `endpoint.test` now, whatever the status, and see what comes of it */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the challenge now, and see whether it is echoed */
        post: operations["verifyWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/dead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what was given up, over all endpoints, newest first */
        get: operations["listDead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccuracyView: {
            /** @description Not objected to, and turned away by a person. */
            missed: number;
            /** @description rightly / (rightly + wrongly); null when nothing is counted. */
            precision: number | null;
            /** @description rightly / (rightly + missed); null when nothing is counted. */
            recall: number | null;
            /** @description Objected to, and turned away by a person. */
            rightly: number;
            /** @description Objected to, and approved by a person. */
            wrongly: number;
        };
        ApiKeysPage: {
            items: components["schemas"]["ApiKeyView"][];
            /** @description The cursor of the next page; null = the end. */
            next: string | null;
        };
        ApiKeyView: {
            /** Format: date-time */
            createdAt: string;
            /** @description When it stops or stopped working; null = not planned. */
            expiresAt: string | null;
            /** @description The last four characters of the key. */
            hint: string;
            /** Format: uuid */
            id: string;
            name: string;
            scopes: ("comments:submit" | "comments:read" | "comments:decide" | "comments:reveal-email" | "comments:erase" | "bans:manage" | "events:read" | "webhooks:manage" | "audit:read" | "sites:read" | "sites:manage" | "people:manage" | "keys:manage")[];
            /** @description null = every site */
            siteIds: string[] | null;
        };
        AttemptView: {
            /** @description The first 1,024 characters of the answer. */
            answer: string | null;
            /** @description Milliseconds. */
            durationMs: number;
            /** @enum {string} */
            outcome: "delivered" | "refused-by-receiver" | "redirected" | "timed-out" | "unreachable" | "insecure" | "no-address" | "address-not-allowed" | "bad-answer";
            /** Format: date-time */
            startedAt: string;
            /** @description The HTTP status, when there was one. */
            status: number | null;
        };
        AuditActorView: {
            /**
             * Format: uuid
             * @description The id of the person or of the API key.
             */
            id: string | null;
            /** @enum {string} */
            kind: "reader" | "machine" | "person" | "service" | "system";
            /** @description The name of a colleague or of a service. */
            name: string | null;
        };
        AuditItemView: {
            /** @example comment.approve */
            action: string;
            actor: components["schemas"]["AuditActorView"];
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            commentId: string | null;
            /** @enum {string|null} */
            from: "pending" | "held" | "approved" | "rejected" | "spam" | "erased" | null;
            /** Format: uuid */
            id: string;
            /** @description The private note to a decision. */
            note: string | null;
            /** @description Why somebody did what is no decision, in their own words. */
            reason: string | null;
            /** @description The reason codes of a decision. */
            reasons: string[];
            /** @description The public key of the site; null for what is about no site. */
            siteKey: string | null;
            /**
             * Format: uuid
             * @description What it was done to; null for decisions.
             */
            subjectId: string | null;
            /** @enum {string|null} */
            to: "pending" | "held" | "approved" | "rejected" | "spam" | "erased" | null;
            /** @description The comment’s version after the decision. */
            version: number | null;
        };
        AuditLogView: {
            items: components["schemas"]["AuditItemView"][];
            /** @description The cursor of the next page; null on the last one. */
            next: string | null;
        };
        AuthorCommentView: {
            /** @description The first 200 characters. */
            excerpt: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "pending" | "held" | "approved" | "rejected" | "spam" | "erased";
            /** Format: date-time */
            submittedAt: string;
            thread: components["schemas"]["ReviewThreadView"];
        };
        AuthorStandingView: {
            /** @description Approvals by people since the last rejection; each fades with time. */
            approvals: number;
            /** @description This comment came with an author token in force: it is from whoever proved the address. */
            proven: boolean;
            /** @description null = never */
            secondsSinceRejection: number | null;
            strikes: number;
            /** @description Has earned the lighter path. */
            trusted: boolean;
        };
        AuthorView: {
            approved: number;
            /** @description Counted up to 1000; the other counts are of the same comments. */
            comments: number;
            /** Format: date-time */
            firstSeenAt: string;
            held: number;
            /** Format: date-time */
            lastSeenAt: string;
            /** @description The last five others, newest first. */
            recent: components["schemas"]["AuthorCommentView"][];
            rejected: number;
            spam: number;
            standing: components["schemas"]["AuthorStandingView"];
        };
        BansPage: {
            items: components["schemas"]["BanView"][];
            /** @description The cursor of the next page; null = the end. */
            next: string | null;
        };
        BanView: {
            /** @enum {string} */
            action: "hold" | "reject";
            /** Format: date-time */
            createdAt: string;
            /** @description The name of who made it. */
            createdBy: string | null;
            /** Format: date-time */
            expiresAt: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "fingerprint" | "domain" | "address-range" | "word";
            /** Format: date-time */
            liftedAt: string | null;
            reason: string;
            /**
             * Format: uuid
             * @description null = every site
             */
            siteId: string | null;
            /** @description null for a fingerprint: it says nothing to anybody. */
            value: string | null;
        };
        BulkDecisions: {
            /** @enum {string} */
            action: "approve" | "reject" | "spam" | "restore";
            /** @description Up to 500 ids, or objects of id and version. An id that comes again counts once. */
            ids: (string | components["schemas"]["BulkItem"])[];
            /** @description A private note for colleagues, kept with each. */
            note?: string | null;
            /**
             * @description Needed to reject, and only then.
             * @enum {string}
             */
            reason?: "abuse" | "hate" | "threat" | "spam" | "off-topic" | "personal-data" | "illegal" | "misinformation" | "duplicate" | "other";
        };
        BulkItem: {
            /** Format: uuid */
            id: string;
            /** @description The version that was looked at. */
            version?: number | null;
        };
        BulkResultsView: {
            decided: number;
            /** @description All the others. */
            failed: number;
            results: components["schemas"]["BulkResultView"][];
        };
        BulkResultView: {
            /** @description Who decided last. */
            by?: components["schemas"]["DeciderView"];
            /** Format: uuid */
            id: string;
            /**
             * @description `stale`: somebody was faster. `not-allowed`: its status has no such move. `unavailable`: it could not be done just now and nothing changed; ask again. In all but `decided` the other fields say where the comment stands.
             * @enum {string}
             */
            outcome: "decided" | "stale" | "not-allowed" | "missing" | "unavailable";
            /** @enum {string} */
            status?: "pending" | "held" | "approved" | "rejected" | "spam" | "erased";
            version?: number;
        };
        CallerView: {
            /** Format: uuid */
            id: Record<string, never>;
            /** @enum {string} */
            kind: "person" | "service";
            name: Record<string, never>;
            permissions: ("comments:submit" | "comments:read" | "comments:decide" | "comments:reveal-email" | "comments:erase" | "bans:manage" | "events:read" | "webhooks:manage" | "audit:read" | "sites:read" | "sites:manage" | "people:manage" | "keys:manage")[];
            /**
             * @description Of people only.
             * @enum {string}
             */
            role?: "viewer" | "moderator" | "admin";
            /** @description null = every site */
            siteIds: string[] | null;
        };
        CategoryThresholdsDto: {
            abuse?: components["schemas"]["ThresholdsDto"];
            automation?: components["schemas"]["ThresholdsDto"];
            duplicate?: components["schemas"]["ThresholdsDto"];
            flood?: components["schemas"]["ThresholdsDto"];
            hate?: components["schemas"]["ThresholdsDto"];
            quality?: components["schemas"]["ThresholdsDto"];
            spam?: components["schemas"]["ThresholdsDto"];
        };
        ChangeBanDto: {
            /** @enum {string} */
            action?: "hold" | "reject";
            /** @description null = never */
            expiresAt?: string | null;
            reason?: string;
        };
        ChangedVerdictView: {
            /** @enum {string} */
            after: "approve" | "hold" | "reject" | "spam";
            /** @enum {string} */
            before: "approve" | "hold" | "reject" | "spam";
            /** Format: uuid */
            id: string;
        };
        ChangePersonDto: {
            /** @description true ends all sessions and lets no new one open. */
            disabled?: boolean;
            name?: string;
            /**
             * Format: password
             * @description Ends all sessions.
             */
            password?: string;
            /** @enum {string} */
            role?: "viewer" | "moderator" | "admin";
            /** @description Ids of the sites that this is for; null = every site; left out = as it is. */
            siteIds?: string[] | null;
        };
        ChangeSiteDto: {
            name?: string;
            /** @description Replaces the list as a whole. */
            origins?: string[];
            policy?: components["schemas"]["SitePolicyDto"];
            /** @description Why a judge that the policy switches on need not be on trial first. Kept in the audit log. */
            skipTrial?: string;
        };
        ChangeWebhookDto: {
            description?: string | null;
            /**
             * @description Only with a new URL. Do without the challenge. Needs `sites:manage`; leaves an audit row of its own.
             * @default false
             */
            skipVerification?: boolean;
            /**
             * @description Types of the catalogue, families such as `comment.*`, or `*`.
             * @example [
             *       "comment.*"
             *     ]
             */
            types?: string[];
            /**
             * Format: uri
             * @description A new URL has to echo a challenge first, as that of a new endpoint.
             */
            url?: string;
        };
        CheckRecordView: {
            check: string;
            /** @description Comments that it said anything about. */
            comments: number;
            /** @description Not objected to, and turned away by a person. */
            missed: number;
            /** @description Comments for which it reached the threshold to hold, as it is now. */
            objected: number;
            /** @description rightly / (rightly + wrongly); null when nothing is counted. */
            precision: number | null;
            /** @description rightly / (rightly + missed); null when nothing is counted. */
            recall: number | null;
            /** @description Objected to, and turned away by a person. */
            rightly: number;
            /** @description Whether it is on trial now, or was at some time in the window. */
            shadow: boolean;
            /** @description Objected to, and approved by a person. */
            wrongly: number;
        };
        /**
         * comment.approved
         * @description A comment may be shown.
         */
        "comment.approved": {
            data: {
                /**
                 * @description What kind of actor did it.
                 * @enum {unknown}
                 */
                by: "reader" | "machine" | "person" | "service" | "system";
                comment: {
                    /** Format: uuid */
                    id: string;
                    /** Format: uuid */
                    parentId: string | null;
                    /** @description Rises with each change of the text. */
                    revision: number;
                    /** @description The public key of the site. */
                    site: string;
                    /**
                     * @description Where the comment stands after this event.
                     * @enum {unknown}
                     */
                    status: "approved";
                    /** Format: date-time */
                    submittedAt: string;
                    /** @description The identifier that the page gave. */
                    thread: string;
                    /** @description Rises by one with each change of state; the highest one holds. */
                    version: number;
                };
                /** @description Reason codes. */
                reasons: string[];
                /** @constant */
                schemaVersion: 1;
            };
            /** @constant */
            datacontenttype: "application/json";
            /** @constant */
            dataschema: "urn:anteroom:event:comment.approved:1";
            /**
             * Format: uuid
             * @description Never changes; also the id of the decision that it tells of.
             */
            id: string;
            /** @description Its number in the log: dense, and only ever rising. */
            sequence: number;
            /**
             * Format: uri-reference
             * @description The site.
             */
            source: string;
            /** @constant */
            specversion: "1.0";
            /** @description What it is about. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            time: string;
            /** @constant */
            type: "comment.approved";
        };
        /**
         * comment.edited
         * @description The text of a comment changed; it is checked anew and must not be shown meanwhile.
         */
        "comment.edited": {
            data: {
                /**
                 * @description What kind of actor did it.
                 * @enum {unknown}
                 */
                by: "reader" | "machine" | "person" | "service" | "system";
                comment: {
                    /** Format: uuid */
                    id: string;
                    /** Format: uuid */
                    parentId: string | null;
                    /** @description Rises with each change of the text. */
                    revision: number;
                    /** @description The public key of the site. */
                    site: string;
                    /**
                     * @description Where the comment stands after this event.
                     * @enum {unknown}
                     */
                    status: "pending" | "held";
                    /** Format: date-time */
                    submittedAt: string;
                    /** @description The identifier that the page gave. */
                    thread: string;
                    /** @description Rises by one with each change of state; the highest one holds. */
                    version: number;
                };
                /** @description Reason codes. */
                reasons: string[];
                /** @constant */
                schemaVersion: 1;
            };
            /** @constant */
            datacontenttype: "application/json";
            /** @constant */
            dataschema: "urn:anteroom:event:comment.edited:1";
            /**
             * Format: uuid
             * @description Never changes; also the id of the decision that it tells of.
             */
            id: string;
            /** @description Its number in the log: dense, and only ever rising. */
            sequence: number;
            /**
             * Format: uri-reference
             * @description The site.
             */
            source: string;
            /** @constant */
            specversion: "1.0";
            /** @description What it is about. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            time: string;
            /** @constant */
            type: "comment.edited";
        };
        /**
         * comment.erased
         * @description The comment is gone for good; delete every copy of it.
         */
        "comment.erased": {
            data: {
                /**
                 * @description What kind of actor did it.
                 * @enum {unknown}
                 */
                by: "reader" | "machine" | "person" | "service" | "system";
                comment: {
                    /** Format: uuid */
                    id: string;
                    /** Format: uuid */
                    parentId: string | null;
                    /** @description Rises with each change of the text. */
                    revision: number;
                    /** @description The public key of the site. */
                    site: string;
                    /**
                     * @description Where the comment stands after this event.
                     * @enum {unknown}
                     */
                    status: "erased";
                    /** Format: date-time */
                    submittedAt: string;
                    /** @description The identifier that the page gave. */
                    thread: string;
                    /** @description Rises by one with each change of state; the highest one holds. */
                    version: number;
                };
                /** @description Reason codes. */
                reasons: string[];
                /** @constant */
                schemaVersion: 1;
            };
            /** @constant */
            datacontenttype: "application/json";
            /** @constant */
            dataschema: "urn:anteroom:event:comment.erased:1";
            /**
             * Format: uuid
             * @description Never changes; also the id of the decision that it tells of.
             */
            id: string;
            /** @description Its number in the log: dense, and only ever rising. */
            sequence: number;
            /**
             * Format: uri-reference
             * @description The site.
             */
            source: string;
            /** @constant */
            specversion: "1.0";
            /** @description What it is about. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            time: string;
            /** @constant */
            type: "comment.erased";
        };
        /**
         * comment.held
         * @description The checks, or a failure of them, made a comment wait for a person.
         */
        "comment.held": {
            data: {
                /**
                 * @description What kind of actor did it.
                 * @enum {unknown}
                 */
                by: "reader" | "machine" | "person" | "service" | "system";
                comment: {
                    /** Format: uuid */
                    id: string;
                    /** Format: uuid */
                    parentId: string | null;
                    /** @description Rises with each change of the text. */
                    revision: number;
                    /** @description The public key of the site. */
                    site: string;
                    /**
                     * @description Where the comment stands after this event.
                     * @enum {unknown}
                     */
                    status: "held";
                    /** Format: date-time */
                    submittedAt: string;
                    /** @description The identifier that the page gave. */
                    thread: string;
                    /** @description Rises by one with each change of state; the highest one holds. */
                    version: number;
                };
                /** @description Reason codes. */
                reasons: string[];
                /** @constant */
                schemaVersion: 1;
            };
            /** @constant */
            datacontenttype: "application/json";
            /** @constant */
            dataschema: "urn:anteroom:event:comment.held:1";
            /**
             * Format: uuid
             * @description Never changes; also the id of the decision that it tells of.
             */
            id: string;
            /** @description Its number in the log: dense, and only ever rising. */
            sequence: number;
            /**
             * Format: uri-reference
             * @description The site.
             */
            source: string;
            /** @constant */
            specversion: "1.0";
            /** @description What it is about. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            time: string;
            /** @constant */
            type: "comment.held";
        };
        /**
         * comment.rejected
         * @description A comment must not be shown.
         */
        "comment.rejected": {
            data: {
                /**
                 * @description What kind of actor did it.
                 * @enum {unknown}
                 */
                by: "reader" | "machine" | "person" | "service" | "system";
                comment: {
                    /** Format: uuid */
                    id: string;
                    /** Format: uuid */
                    parentId: string | null;
                    /** @description Rises with each change of the text. */
                    revision: number;
                    /** @description The public key of the site. */
                    site: string;
                    /**
                     * @description Where the comment stands after this event.
                     * @enum {unknown}
                     */
                    status: "rejected";
                    /** Format: date-time */
                    submittedAt: string;
                    /** @description The identifier that the page gave. */
                    thread: string;
                    /** @description Rises by one with each change of state; the highest one holds. */
                    version: number;
                };
                /** @description Reason codes. */
                reasons: string[];
                /** @constant */
                schemaVersion: 1;
            };
            /** @constant */
            datacontenttype: "application/json";
            /** @constant */
            dataschema: "urn:anteroom:event:comment.rejected:1";
            /**
             * Format: uuid
             * @description Never changes; also the id of the decision that it tells of.
             */
            id: string;
            /** @description Its number in the log: dense, and only ever rising. */
            sequence: number;
            /**
             * Format: uri-reference
             * @description The site.
             */
            source: string;
            /** @constant */
            specversion: "1.0";
            /** @description What it is about. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            time: string;
            /** @constant */
            type: "comment.rejected";
        };
        /**
         * comment.restored
         * @description The last decision was taken back; `status` says what holds now.
         */
        "comment.restored": {
            data: {
                /**
                 * @description What kind of actor did it.
                 * @enum {unknown}
                 */
                by: "reader" | "machine" | "person" | "service" | "system";
                comment: {
                    /** Format: uuid */
                    id: string;
                    /** Format: uuid */
                    parentId: string | null;
                    /** @description Rises with each change of the text. */
                    revision: number;
                    /** @description The public key of the site. */
                    site: string;
                    /**
                     * @description Where the comment stands after this event.
                     * @enum {unknown}
                     */
                    status: "held" | "approved" | "rejected" | "spam";
                    /** Format: date-time */
                    submittedAt: string;
                    /** @description The identifier that the page gave. */
                    thread: string;
                    /** @description Rises by one with each change of state; the highest one holds. */
                    version: number;
                };
                /** @description Reason codes. */
                reasons: string[];
                /** @constant */
                schemaVersion: 1;
            };
            /** @constant */
            datacontenttype: "application/json";
            /** @constant */
            dataschema: "urn:anteroom:event:comment.restored:1";
            /**
             * Format: uuid
             * @description Never changes; also the id of the decision that it tells of.
             */
            id: string;
            /** @description Its number in the log: dense, and only ever rising. */
            sequence: number;
            /**
             * Format: uri-reference
             * @description The site.
             */
            source: string;
            /** @constant */
            specversion: "1.0";
            /** @description What it is about. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            time: string;
            /** @constant */
            type: "comment.restored";
        };
        /**
         * comment.spam
         * @description A comment was found to be spam and must not be shown.
         */
        "comment.spam": {
            data: {
                /**
                 * @description What kind of actor did it.
                 * @enum {unknown}
                 */
                by: "reader" | "machine" | "person" | "service" | "system";
                comment: {
                    /** Format: uuid */
                    id: string;
                    /** Format: uuid */
                    parentId: string | null;
                    /** @description Rises with each change of the text. */
                    revision: number;
                    /** @description The public key of the site. */
                    site: string;
                    /**
                     * @description Where the comment stands after this event.
                     * @enum {unknown}
                     */
                    status: "spam";
                    /** Format: date-time */
                    submittedAt: string;
                    /** @description The identifier that the page gave. */
                    thread: string;
                    /** @description Rises by one with each change of state; the highest one holds. */
                    version: number;
                };
                /** @description Reason codes. */
                reasons: string[];
                /** @constant */
                schemaVersion: 1;
            };
            /** @constant */
            datacontenttype: "application/json";
            /** @constant */
            dataschema: "urn:anteroom:event:comment.spam:1";
            /**
             * Format: uuid
             * @description Never changes; also the id of the decision that it tells of.
             */
            id: string;
            /** @description Its number in the log: dense, and only ever rising. */
            sequence: number;
            /**
             * Format: uri-reference
             * @description The site.
             */
            source: string;
            /** @constant */
            specversion: "1.0";
            /** @description What it is about. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            time: string;
            /** @constant */
            type: "comment.spam";
        };
        /**
         * comment.submitted
         * @description A comment was accepted and waits for its checks.
         */
        "comment.submitted": {
            data: {
                /**
                 * @description What kind of actor did it.
                 * @enum {unknown}
                 */
                by: "reader" | "machine" | "person" | "service" | "system";
                comment: {
                    /** Format: uuid */
                    id: string;
                    /** Format: uuid */
                    parentId: string | null;
                    /** @description Rises with each change of the text. */
                    revision: number;
                    /** @description The public key of the site. */
                    site: string;
                    /**
                     * @description Where the comment stands after this event.
                     * @enum {unknown}
                     */
                    status: "pending";
                    /** Format: date-time */
                    submittedAt: string;
                    /** @description The identifier that the page gave. */
                    thread: string;
                    /** @description Rises by one with each change of state; the highest one holds. */
                    version: number;
                };
                /** @description Reason codes. */
                reasons: string[];
                /** @constant */
                schemaVersion: 1;
            };
            /** @constant */
            datacontenttype: "application/json";
            /** @constant */
            dataschema: "urn:anteroom:event:comment.submitted:1";
            /**
             * Format: uuid
             * @description Never changes; also the id of the decision that it tells of.
             */
            id: string;
            /** @description Its number in the log: dense, and only ever rising. */
            sequence: number;
            /**
             * Format: uri-reference
             * @description The site.
             */
            source: string;
            /** @constant */
            specversion: "1.0";
            /** @description What it is about. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            time: string;
            /** @constant */
            type: "comment.submitted";
        };
        CommentContextView: {
            /** @description Up to three approved comments before it in the thread, oldest first. */
            before: components["schemas"]["NeighbourView"][];
            /** @description What it answers. */
            parent: components["schemas"]["NeighbourView"] | null;
        };
        CommentDetailsView: {
            /** @description Null once the author was erased. */
            author: components["schemas"]["AuthorView"] | null;
            /** @description Plain text: encode it for where you show it. */
            body: string;
            cluster: components["schemas"]["ReviewClusterView"];
            context: components["schemas"]["CommentContextView"];
            /** Format: date-time */
            decidedAt: string | null;
            /** @description Oldest first; the first one is the submission. */
            decisions: components["schemas"]["PastDecisionView"][];
            /** @enum {string} */
            direction: "ltr" | "rtl";
            /**
             * @description To be sent back as If-Match with a decision.
             * @example "2"
             */
            etag: string;
            /** @description What the checks found in the present text. */
            findings: components["schemas"]["FindingView"][];
            /** @description How much harm the checks expect of it, 0 to 1. */
            harm: number;
            /** Format: uuid */
            id: string;
            /** @description The language of the text; null when it could not be told, or not yet. */
            language: string | null;
            /** @description The language of the page around the form, as it said itself. */
            locale: string | null;
            /** @description By the policy as it is now, the lighter path aside, whatever was decided since; null when the present text was not screened. */
            machine: components["schemas"]["MachineVerdictView"] | null;
            name: string;
            /** Format: uuid */
            parentId: string | null;
            /** @description The codes of the reasons for the present status. */
            reasons: string[];
            /** @description Rises with each change of the text. */
            revision: number;
            site: components["schemas"]["ReviewSiteView"];
            /** @enum {string} */
            status: "pending" | "held" | "approved" | "rejected" | "spam" | "erased";
            /** Format: date-time */
            submittedAt: string;
            thread: components["schemas"]["ReviewThreadView"];
            /** @description Rises with each change of state. */
            version: number;
            /** @description Seconds since submission; null when the comment no longer waits. */
            waitingSeconds: number | null;
            website: string | null;
        };
        CreateApiKeyDto: {
            /** @description Left out = until it is ended. */
            expiresInDays?: number;
            /** @description What it is for; shown in the audit log. */
            name: string;
            scopes: ("comments:submit" | "comments:read" | "comments:decide" | "comments:reveal-email" | "comments:erase" | "bans:manage" | "events:read" | "webhooks:manage" | "audit:read" | "sites:read" | "sites:manage" | "people:manage" | "keys:manage")[];
            /** @description Ids of the sites that this is for; null = every site; left out = the caller’s own. */
            siteIds?: string[] | null;
        };
        CreateBanDto: {
            /**
             * @description What becomes of comments: they wait for a person, or are turned away.
             * @enum {string}
             */
            action: "hold" | "reject";
            /**
             * Format: uuid
             * @description For a fingerprint: a comment by the author, instead of the address.
             */
            commentId?: string;
            /**
             * Format: email
             * @description For a fingerprint: the address. Nothing but its keyed hash is kept.
             */
            email?: string;
            /** @description null = never */
            expiresAt?: string | null;
            /** @enum {string} */
            kind: "fingerprint" | "domain" | "address-range" | "word";
            /** @description Kept as it was typed, also in the audit log. */
            reason: string;
            /** @description null = every site */
            siteId: string | null;
            /** @description A host name, a network such as 203.0.113.0/24, or a phrase. Not for fingerprints. */
            value?: string;
        };
        CreatePersonDto: {
            /**
             * Format: email
             * @description Signs the person in; shown to nobody.
             */
            email: string;
            /** @description What colleagues see. */
            name: string;
            /** Format: password */
            password: string;
            /** @enum {string} */
            role: "viewer" | "moderator" | "admin";
            /** @description Ids of the sites that this is for; null = every site; left out = the caller’s own. */
            siteIds?: string[] | null;
        };
        CreateSiteDto: {
            name: string;
            /**
             * @example [
             *       "https://www.example.org"
             *     ]
             */
            origins: string[];
            policy?: components["schemas"]["SitePolicyDto"];
            /** @description Why a judge that the policy switches on need not be on trial first. Kept in the audit log. */
            skipTrial?: string;
        };
        CreateWebhookDto: {
            /** @description For yourselves. */
            description?: string;
            /** @description The public key of the site whose events are sent. May be left out when you have only one. */
            site?: string;
            /**
             * @description Do without the challenge. Needs `sites:manage`; leaves an audit row of its own.
             * @default false
             */
            skipVerification?: boolean;
            /**
             * @description Types of the catalogue, families such as `comment.*`, or `*`.
             * @default [
             *       "comment.*"
             *     ]
             * @example [
             *       "comment.*"
             *     ]
             */
            types?: string[];
            /**
             * Format: uri
             * @description https, without credentials and fragment. It may hold a secret of yours: it is shown to nobody else.
             */
            url: string;
        };
        DeadDeliveriesPage: {
            items: components["schemas"]["DeadDeliveryView"][];
            /** @description The cursor of the next page; null = the end. */
            next: string | null;
        };
        DeadDeliveryView: {
            /** @description Attempts since it was last owed; sending it again starts anew. */
            attemptCount: number;
            /** Format: uuid */
            commentId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @enum {string|null} */
            deadReason: "attempts-exhausted" | "endpoint-disabled" | "event-expired" | null;
            /**
             * Format: uuid
             * @description The event; it is sent as `webhook-id`.
             */
            eventId: string;
            /** Format: uuid */
            id: string;
            lastAttempt: components["schemas"]["AttemptView"] | null;
            /** Format: date-time */
            nextAttemptAt: string | null;
            /** @description The number of the event. */
            sequence: number;
            /**
             * Format: date-time
             * @description When it was delivered or given up.
             */
            settledAt: string | null;
            /** @description The public key of the site. */
            site: string;
            /** @enum {string} */
            status: "pending" | "delivered" | "dead";
            /**
             * @description null = no longer kept
             * @enum {string|null}
             */
            type: "comment.submitted" | "comment.held" | "comment.approved" | "comment.rejected" | "comment.spam" | "comment.restored" | "comment.edited" | "comment.erased" | "endpoint.disabled" | "endpoint.verify" | "endpoint.test" | null;
            /**
             * Format: uuid
             * @description The endpoint.
             */
            webhook: string;
        };
        DeciderView: {
            /** @enum {string} */
            kind: "reader" | "machine" | "person" | "service" | "system";
            /** @description The name of a colleague or of a service. */
            name: string | null;
        };
        DecisionView: {
            by: components["schemas"]["DeciderView"];
            /** Format: date-time */
            decidedAt: string;
            /**
             * Format: uuid
             * @description The id of the comment.
             */
            id: string;
            reasons: string[];
            /** @enum {string} */
            status: "pending" | "held" | "approved" | "rejected" | "spam" | "erased";
            version: number;
        };
        DeliveriesPage: {
            items: components["schemas"]["DeliveryView"][];
            /** @description The cursor of the next page; null = the end. */
            next: string | null;
        };
        DeliveryDetailsView: {
            /** @description Attempts since it was last owed; sending it again starts anew. */
            attemptCount: number;
            /** @description The first one first; at most 200. */
            attempts: components["schemas"]["NumberedAttemptView"][];
            /** Format: uuid */
            commentId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @enum {string|null} */
            deadReason: "attempts-exhausted" | "endpoint-disabled" | "event-expired" | null;
            /**
             * Format: uuid
             * @description The event; it is sent as `webhook-id`.
             */
            eventId: string;
            /** Format: uuid */
            id: string;
            lastAttempt: components["schemas"]["AttemptView"] | null;
            /** Format: date-time */
            nextAttemptAt: string | null;
            /** @description The number of the event. */
            sequence: number;
            /**
             * Format: date-time
             * @description When it was delivered or given up.
             */
            settledAt: string | null;
            /** @enum {string} */
            status: "pending" | "delivered" | "dead";
            /**
             * @description null = no longer kept
             * @enum {string|null}
             */
            type: "comment.submitted" | "comment.held" | "comment.approved" | "comment.rejected" | "comment.spam" | "comment.restored" | "comment.edited" | "comment.erased" | "endpoint.disabled" | "endpoint.verify" | "endpoint.test" | null;
            /**
             * Format: uuid
             * @description The endpoint.
             */
            webhook: string;
        };
        DeliveryView: {
            /** @description Attempts since it was last owed; sending it again starts anew. */
            attemptCount: number;
            /** Format: uuid */
            commentId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @enum {string|null} */
            deadReason: "attempts-exhausted" | "endpoint-disabled" | "event-expired" | null;
            /**
             * Format: uuid
             * @description The event; it is sent as `webhook-id`.
             */
            eventId: string;
            /** Format: uuid */
            id: string;
            lastAttempt: components["schemas"]["AttemptView"] | null;
            /** Format: date-time */
            nextAttemptAt: string | null;
            /** @description The number of the event. */
            sequence: number;
            /**
             * Format: date-time
             * @description When it was delivered or given up.
             */
            settledAt: string | null;
            /** @enum {string} */
            status: "pending" | "delivered" | "dead";
            /**
             * @description null = no longer kept
             * @enum {string|null}
             */
            type: "comment.submitted" | "comment.held" | "comment.approved" | "comment.rejected" | "comment.spam" | "comment.restored" | "comment.edited" | "comment.erased" | "endpoint.disabled" | "endpoint.verify" | "endpoint.test" | null;
            /**
             * Format: uuid
             * @description The endpoint.
             */
            webhook: string;
        };
        EditCommentDto: {
            /** @description Plain text, by the rules of a submission. */
            body: string;
        };
        /**
         * endpoint.disabled
         * @description A webhook endpoint was switched off, because it said that it is gone or failed for five days.
         */
        "endpoint.disabled": {
            data: {
                /**
                 * @description What kind of actor did it.
                 * @enum {unknown}
                 */
                by: "reader" | "machine" | "person" | "service" | "system";
                endpoint: {
                    /** Format: uuid */
                    id: string;
                    /** @description The public key of the site. */
                    site: string;
                    /** @enum {unknown} */
                    status: "disabled";
                };
                /** @description Reason codes. */
                reasons: string[];
                /** @constant */
                schemaVersion: 1;
            };
            /** @constant */
            datacontenttype: "application/json";
            /** @constant */
            dataschema: "urn:anteroom:event:endpoint.disabled:1";
            /**
             * Format: uuid
             * @description Never changes; also the id of the decision that it tells of.
             */
            id: string;
            /** @description Its number in the log: dense, and only ever rising. */
            sequence: number;
            /**
             * Format: uri-reference
             * @description The site.
             */
            source: string;
            /** @constant */
            specversion: "1.0";
            /** @description What it is about. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            time: string;
            /** @constant */
            type: "endpoint.disabled";
        };
        /**
         * endpoint.test
         * @description Somebody asked for a test event for this endpoint; nothing has happened.
         */
        "endpoint.test": {
            data: {
                /**
                 * @description What kind of actor did it.
                 * @enum {unknown}
                 */
                by: "reader" | "machine" | "person" | "service" | "system";
                endpoint: {
                    /** Format: uuid */
                    id: string;
                    /** @description The public key of the site. */
                    site: string;
                    /** @enum {unknown} */
                    status: "unverified" | "enabled" | "paused" | "disabled";
                };
                /** @description Reason codes. */
                reasons: string[];
                /** @constant */
                schemaVersion: 1;
            };
            /** @constant */
            datacontenttype: "application/json";
            /** @constant */
            dataschema: "urn:anteroom:event:endpoint.test:1";
            /**
             * Format: uuid
             * @description Never changes; also the id of the decision that it tells of.
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The site.
             */
            source: string;
            /** @constant */
            specversion: "1.0";
            /** @description What it is about. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            time: string;
            /** @constant */
            type: "endpoint.test";
        };
        /**
         * endpoint.verify
         * @description A new webhook endpoint is asked to show that it expects our events, by echoing `data.challenge`.
         */
        "endpoint.verify": {
            data: {
                /**
                 * @description What kind of actor did it.
                 * @enum {unknown}
                 */
                by: "reader" | "machine" | "person" | "service" | "system";
                /** @description Answer `{"challenge": …}` with it. */
                challenge: string;
                endpoint: {
                    /** Format: uuid */
                    id: string;
                    /** @description The public key of the site. */
                    site: string;
                    /** @enum {unknown} */
                    status: "unverified";
                };
                /** @description Reason codes. */
                reasons: string[];
                /** @constant */
                schemaVersion: 1;
            };
            /** @constant */
            datacontenttype: "application/json";
            /** @constant */
            dataschema: "urn:anteroom:event:endpoint.verify:1";
            /**
             * Format: uuid
             * @description Never changes; also the id of the decision that it tells of.
             */
            id: string;
            /**
             * Format: uri-reference
             * @description The site.
             */
            source: string;
            /** @constant */
            specversion: "1.0";
            /** @description What it is about. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            time: string;
            /** @constant */
            type: "endpoint.verify";
        };
        Erasure: {
            /** @description Why, for the log; it outlives the comment, so leave the person out of it. */
            reason: string;
        };
        EventSchemaLink: {
            /**
             * @description What `dataschema` of its events says.
             * @example urn:anteroom:event:comment.approved:1
             */
            id: string;
            /** @description Rises when a field changes its meaning. */
            schemaVersion: number;
            /** @enum {string} */
            type: "comment.submitted" | "comment.held" | "comment.approved" | "comment.rejected" | "comment.spam" | "comment.restored" | "comment.edited" | "comment.erased" | "endpoint.disabled" | "endpoint.verify" | "endpoint.test";
            /** @example /v1/events/schemas/comment.approved */
            url: string;
            /** @description What it tells. */
            when: string;
        };
        EventSchemasView: {
            schemas: components["schemas"]["EventSchemaLink"][];
        };
        EventsPage: {
            events: (components["schemas"]["comment.submitted"] | components["schemas"]["comment.held"] | components["schemas"]["comment.approved"] | components["schemas"]["comment.rejected"] | components["schemas"]["comment.spam"] | components["schemas"]["comment.restored"] | components["schemas"]["comment.edited"] | components["schemas"]["comment.erased"] | components["schemas"]["endpoint.disabled"])[];
            /** @description What to send as `after` the next time. */
            next: number;
        };
        FindingView: {
            category: string;
            check: string;
            /** @description A stable reason code. */
            code: string;
            /**
             * @description Only a rule can turn a comment away; statistics alone and outside judges hold it.
             * @enum {string}
             */
            kind: "rule" | "statistical" | "outside";
            /** @description How sure the check is, 0 to 1. */
            score: number;
            /** @description On trial: it counts for nothing. */
            shadow: boolean;
            /** @description Where in the body, as UTF-16 offsets; `end` is exclusive. */
            spans: {
                end?: number;
                start?: number;
            }[];
            /** @description A sentence for people. */
            text: string;
        };
        FloodDto: {
            perAddress?: number;
            perAuthor?: number;
            perThread?: number;
        };
        HeadOutcomeView: {
            /** @description Whether the head is part of the layer. */
            accepted: boolean;
            /** @description The same with what the site has taught. */
            aucAfter: number | null;
            /** @description Area under the ROC curve of the shipped weights. */
            aucBefore: number | null;
            /** @enum {string} */
            head: "spam" | "abuse" | "hate";
            /** @description Comments that somebody decided on and that say something to this head. */
            lessons: number;
            /** @description The same with what the site has taught. */
            lossAfter: number | null;
            /** @description Mean log loss of the shipped weights. */
            lossBefore: number | null;
            /** @description Those of them that are what the head looks for. */
            positives: number;
            /** @description Why not: too-few, contradicts, no-gain, ranks-worse, moderators-disagree. */
            refusal: string | null;
        };
        JudgeModesDto: {
            /** @enum {string} */
            "judge-akismet"?: "off" | "shadow" | "on";
            /** @enum {string} */
            "judge-chat"?: "off" | "shadow" | "on";
            /** @enum {string} */
            "judge-http"?: "off" | "shadow" | "on";
            /** @enum {string} */
            "judge-openai-moderation"?: "off" | "shadow" | "on";
        };
        LearningSnapshotsView: {
            items: components["schemas"]["LearningSnapshotView"][];
        };
        LearningSnapshotView: {
            active: boolean;
            /** Format: date-time */
            createdAt: string;
            /** @description Decisions of people by then. */
            decisions: number;
            /** Format: uuid */
            id: string;
            outcomes: components["schemas"]["HeadOutcomeView"][];
            /** @description The shipped weights it was fitted on; with others it is not used. */
            scorerVersion: string;
        };
        MachineVerdictView: {
            reasons: string[];
            /** @enum {string} */
            verdict: "approve" | "hold" | "reject" | "spam";
            wouldChange: components["schemas"]["WouldChangeView"][];
        };
        NeighbourView: {
            body: string;
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            status: "pending" | "held" | "approved" | "rejected" | "spam" | "erased";
            /** Format: date-time */
            submittedAt: string;
        };
        NewApiKeyView: {
            /** Format: date-time */
            createdAt: string;
            /** @description When it stops or stopped working; null = not planned. */
            expiresAt: string | null;
            /** @description The last four characters of the key. */
            hint: string;
            /** Format: uuid */
            id: string;
            /** @description Shown this once. Send it as `Authorization: Bearer …`. */
            key: string;
            name: string;
            scopes: ("comments:submit" | "comments:read" | "comments:decide" | "comments:reveal-email" | "comments:erase" | "bans:manage" | "events:read" | "webhooks:manage" | "audit:read" | "sites:read" | "sites:manage" | "people:manage" | "keys:manage")[];
            /** @description null = every site */
            siteIds: string[] | null;
        };
        NewSecretView: {
            /**
             * @description Shown this once.
             * @example whsec_…
             */
            secret: string;
        };
        NewSessionView: {
            /** Format: date-time */
            expiresAt: string;
            person: components["schemas"]["SignedInPersonView"];
            /** @description Send it as `Authorization: Bearer …`. Browsers have it in a cookie as well. */
            token: string;
        };
        NewWebhookView: {
            /** Format: date-time */
            createdAt: string;
            description: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastSuccessAt: string | null;
            /**
             * @description Shown this once. What is sent is signed with it.
             * @example whsec_…
             */
            secret: string;
            /** @description The public key of the site whose events are sent. */
            site: string;
            /**
             * @description `unverified`: it has not echoed its challenge. `enabled`: events are owed and sent. `paused`: owed, and sent once it is resumed. `disabled`: neither.
             * @enum {string}
             */
            status: "unverified" | "enabled" | "paused" | "disabled";
            /**
             * @description Why it was disabled: it answered 410, or failed for five days.
             * @enum {string|null}
             */
            statusReason: "gone" | "failing" | null;
            /**
             * @example [
             *       "comment.*"
             *     ]
             */
            types: string[];
            /** Format: uri */
            url: string;
        };
        NotedDecision: {
            /** @description A private note for colleagues. */
            note?: string | null;
        };
        NumberedAttemptView: {
            /** @description The first 1,024 characters of the answer. */
            answer: string | null;
            /** @description Milliseconds. */
            durationMs: number;
            /** @description 1, 2, …; begins anew when it is sent again. */
            number: number;
            /** @enum {string} */
            outcome: "delivered" | "refused-by-receiver" | "redirected" | "timed-out" | "unreachable" | "insecure" | "no-address" | "address-not-allowed" | "bad-answer";
            /** Format: date-time */
            startedAt: string;
            /** @description The HTTP status, when there was one. */
            status: number | null;
        };
        PastDecisionView: {
            /** @example approve */
            action: string;
            by: components["schemas"]["DeciderView"];
            /** Format: date-time */
            decidedAt: string;
            /** @enum {string|null} */
            from: "pending" | "held" | "approved" | "rejected" | "spam" | "erased" | null;
            note: string | null;
            reasons: string[];
            /** @enum {string} */
            status: "pending" | "held" | "approved" | "rejected" | "spam" | "erased";
            /** @description What thresholds on trial would have decided; null when none were. */
            trial: {
                action?: string;
                reasons?: string[];
            } | null;
            version: number;
        };
        PeoplePage: {
            items: components["schemas"]["PersonView"][];
            /** @description The cursor of the next page; null = the end. */
            next: string | null;
        };
        PersonView: {
            /** Format: date-time */
            createdAt: string;
            disabledAt: string | null;
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            role: "viewer" | "moderator" | "admin";
            /** @description null = every site */
            siteIds: string[] | null;
        };
        PolicyOnTrialDto: {
            /** @description Names of checks that count for nothing. */
            checks?: string[];
            thresholds?: components["schemas"]["CategoryThresholdsDto"];
        };
        ProofRequestedView: {
            /** @enum {string} */
            status: "accepted";
        };
        PublishedCommentView: {
            /** @description Plain text: encode it for where you show it. */
            body: string;
            /** @description 0 for the first of a conversation, 1 for an answer to it, and so on up to 32. */
            depth: number;
            /** @enum {string} */
            direction: "ltr" | "rtl";
            /** Format: uuid */
            id: string;
            /** @description BCP 47; null when it could not be told. */
            language: string | null;
            name: string;
            /**
             * Format: uuid
             * @description The published comment that this one answers.
             */
            parentId: string | null;
            /** Format: date-time */
            submittedAt: string;
            /** @description Link it with rel="ugc nofollow noopener". */
            website: string | null;
        };
        ReceiptStatusView: {
            /**
             * Format: date-time
             * @description Until when the text may be changed; null = not any more.
             */
            editableUntil: string | null;
            /** Format: uuid */
            id: string;
            /**
             * @description The codes of the reasons for this status.
             * @example [
             *       "off-topic"
             *     ]
             */
            reasons: string[];
            /** @description Rises with each change of the text. */
            revision: number;
            /** @enum {string} */
            status: "pending" | "held" | "approved" | "rejected" | "spam" | "erased";
        };
        Rejection: {
            /** @description A private note for colleagues. */
            note?: string | null;
            /** @enum {string} */
            reason: "abuse" | "hate" | "threat" | "spam" | "off-topic" | "personal-data" | "illegal" | "misinformation" | "duplicate" | "other";
        };
        ResendRangeDto: {
            /** @description The number of the first event. */
            fromSequence: number;
            /**
             * @description Only those that were given up.
             * @default false
             */
            onlyDead?: boolean;
            /** @description The number of the last event. */
            toSequence: number;
        };
        ResentView: {
            /** @description One call sends 10,000 at most: ask again with this as `fromSequence`. null = that was all. */
            nextSequence: number | null;
            /** @description How many events are owed anew. */
            resent: number;
        };
        RevealedEmailView: {
            /** Format: email */
            email: string;
        };
        RevealEmail: {
            /** @description Kept in the audit log as it was typed. */
            reason: string;
        };
        ReviewClusterView: {
            /**
             * Format: date-time
             * @description When it was first taken for a campaign: many near-duplicates in a day from several sides.
             */
            burstAt: string | null;
            /**
             * Format: uuid
             * @description For the filter `cluster` of the review queue.
             */
            id: string;
            /** @description How many comments it has, this one included; 100 = 100 or more. */
            size: number;
        };
        ReviewItemView: {
            /** @description Plain text: encode it for where you show it. */
            body: string;
            cluster: components["schemas"]["ReviewClusterView"];
            /** Format: date-time */
            decidedAt: string | null;
            /** @enum {string} */
            direction: "ltr" | "rtl";
            /**
             * @description To be sent back as If-Match with a decision.
             * @example "2"
             */
            etag: string;
            /** @description How much harm the checks expect of it, 0 to 1. */
            harm: number;
            /** Format: uuid */
            id: string;
            /** @description The language of the text; null when it could not be told, or not yet. */
            language: string | null;
            /** @description The language of the page around the form, as it said itself. */
            locale: string | null;
            name: string;
            /** Format: uuid */
            parentId: string | null;
            /** @description The codes of the reasons for the present status. */
            reasons: string[];
            /** @description Rises with each change of the text. */
            revision: number;
            site: components["schemas"]["ReviewSiteView"];
            /** @enum {string} */
            status: "pending" | "held" | "approved" | "rejected" | "spam" | "erased";
            /** Format: date-time */
            submittedAt: string;
            thread: components["schemas"]["ReviewThreadView"];
            /** @description Rises with each change of state. */
            version: number;
            /** @description Seconds since submission; null when the comment no longer waits. */
            waitingSeconds: number | null;
            website: string | null;
        };
        ReviewQueueView: {
            items: components["schemas"]["ReviewItemView"][];
            /** @description The cursor of the next page; null on the last one. */
            next: string | null;
        };
        ReviewSiteView: {
            /** @description The public key. */
            key: string;
            name: string;
        };
        ReviewThreadView: {
            /** @description The page’s own identifier. */
            key: string;
            title: string | null;
            url: string | null;
        };
        RevokeAuthorTokenDto: {
            authorToken: string;
        };
        RollBackDto: {
            /** @description Also freeze learning, so that the next refit does not come after it. */
            freeze?: boolean;
            /**
             * Format: uuid
             * @description Null: the shipped weights alone.
             */
            snapshotId: string | null;
        };
        RotateApiKeyDto: {
            /**
             * @description How long the old key still works; 0 = not at all.
             * @default 24
             */
            graceHours?: number;
        };
        RotateSecretDto: {
            /**
             * @description How long the present secrets sign along; 0 = not at all.
             * @default 24
             */
            graceHours?: number;
        };
        SecretView: {
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it stops signing; null = not planned.
             */
            expiresAt: string | null;
        };
        ShadowReportView: {
            approvedByPeople: number;
            /** @description Every check that said anything, and those on trial. */
            checks: components["schemas"]["CheckRecordView"][];
            /** @description Comments looked at: the latest 10000 of the window. */
            screened: number;
            /** Format: date-time */
            since: string;
            /** @description Null when no thresholds were on trial. */
            thresholds: components["schemas"]["ThresholdTrialView"] | null;
            turnedAwayByPeople: number;
        };
        SignedInPersonView: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            role: "viewer" | "moderator" | "admin";
            /** @description null = every site */
            siteIds: string[] | null;
        };
        SignInDto: {
            /** Format: email */
            email: string;
            /** Format: password */
            password: string;
        };
        SiteLearningView: {
            /**
             * Format: uuid
             * @description Null: the shipped weights alone.
             */
            activeSnapshotId: string | null;
            /** @description Decisions of people at the last refit. */
            decisionsAtRefit: number;
            /**
             * Format: date-time
             * @description Since when nothing new is learnt.
             */
            frozenAt: string | null;
            /** @description What came of the last refit. */
            lastOutcomes: components["schemas"]["HeadOutcomeView"][];
            /** Format: date-time */
            lastRefitAt: string | null;
            /** @description With so many decisions the next refit is due. */
            nextRefitAt: number;
            /** @description The shipped weights of the last refit. */
            scorerVersion: string | null;
        };
        SitePolicyDto: {
            /** @description Words and phrases of 1 to 200 characters. */
            blocklist?: string[];
            editMinutes?: number;
            flood?: components["schemas"]["FloodDto"];
            /**
             * @description When a judge that is on gives no opinion.
             * @enum {string}
             */
            judgeFailure?: "hold" | "ignore";
            judges?: components["schemas"]["JudgeModesDto"];
            maxLinks?: number;
            minTimeOnFormMs?: number;
            /** @enum {string} */
            mode?: "screened" | "premoderated";
            /**
             * @description Sets every threshold to the preset’s; thresholds beside it are laid over that.
             * @enum {string}
             */
            preset?: "strict" | "standard" | "light";
            /** @description Answered: whether a threshold was set to something else than the preset’s. Not looked at when sent. */
            readonly presetChanged?: boolean;
            shadow?: components["schemas"]["PolicyOnTrialDto"];
            strikes?: components["schemas"]["StrikesDto"];
            thresholds?: components["schemas"]["CategoryThresholdsDto"];
            trust?: components["schemas"]["TrustDto"];
            /** @description Host names, with their subdomains. */
            trustedDomains?: string[];
        };
        SitesView: {
            items: components["schemas"]["SiteView"][];
        };
        SiteView: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            /** @description Public: article pages send it. */
            key: string;
            name: string;
            origins: string[];
            policy: components["schemas"]["SitePolicyDto"];
            /** @description Rises with each change of the policy; also the ETag. */
            policyVersion: number;
        };
        StrikesDto: {
            days?: number;
            limit?: number;
        };
        SubmissionView: {
            /** Format: uuid */
            id: string;
            /** @description The author’s secret, shown only here: `Authorization: Bearer <receipt>` reads the status later. */
            receipt: string;
            /** @enum {string} */
            status: "pending";
        };
        SubmitComment: {
            /** @description The token that the author got for proving their address. One that is expired, revoked or of another address counts as none; nothing says so. */
            authorToken?: string;
            /**
             * @description Plain text. Line breaks are kept; HTML is shown as it was typed.
             * @example Thank you for this report.
             */
            body: string;
            /**
             * Format: email
             * @description Will not be published, nor shown to anybody by default.
             * @example layla@example.org
             */
            email: string;
            /** @description The token that came with the form (GET /v1/form-token); it says how long the form was looked at. */
            formToken?: string;
            /** @description A field that people do not see and therefore leave empty; what fills it in is no person. */
            honeypot?: string;
            /**
             * @description The language of the page’s chrome, as a BCP 47 tag.
             * @example ar
             */
            locale?: string;
            /**
             * @description The name to show beside the comment.
             * @example Layla
             */
            name: string;
            /**
             * Format: uuid
             * @description The published comment that this one answers.
             */
            parentId?: string;
            /**
             * @description The public key of the site.
             * @example site_0123456789abcdef
             */
            site: string;
            /**
             * @description The page’s own identifier: its canonical URL or its slug.
             * @example https://news.example/2026/harbour
             */
            thread: string;
            /** @description The page’s title, kept from the first comment. */
            threadTitle?: string;
            /** @description The page’s address, kept from the first comment. */
            threadUrl?: string;
            /** @description The author’s website. */
            website?: string;
        };
        ThreadCommentsView: {
            comments: components["schemas"]["PublishedCommentView"][];
            /** @description All approved comments of the thread. */
            count: number;
            /** @description The cursor of the next page; null on the last one. */
            next: string | null;
            /** @description The public key of the site. */
            site: string;
            /** @description The page’s own identifier. */
            thread: string;
        };
        ThreadSettingsDto: {
            /**
             * @description Null = as the site.
             * @enum {string|null}
             */
            moderation: "premoderated" | "screened" | null;
        };
        ThreadSettingsView: {
            /**
             * @description What holds for this page.
             * @enum {string}
             */
            mode: "premoderated" | "screened";
            /**
             * @description What is set for this page; null = as the site.
             * @enum {string|null}
             */
            moderation: "premoderated" | "screened" | null;
            /** @description The public key of the site. */
            site: string;
            /** @description The page’s own identifier. */
            thread: string;
            /** @description As the first comment named it. */
            title: string | null;
            /** @description As the first comment named it. */
            url: string | null;
        };
        ThresholdsDto: {
            hold?: number | null;
            reject?: number | null;
        };
        ThresholdTrialView: {
            /** @description Comments that were judged under thresholds on trial as well. */
            comments: number;
            /** @description Of these: the verdicts differed. */
            differ: number;
            pairs: components["schemas"]["VerdictPairView"][];
            real: components["schemas"]["AccuracyView"];
            trial: components["schemas"]["AccuracyView"];
        };
        TriedPolicyView: {
            /** @description Under the changed policy. */
            after: components["schemas"]["VerdictCountsView"];
            /** @description Under the policy as it is now. */
            before: components["schemas"]["VerdictCountsView"];
            changed: number;
            /** @description The latest screened comments of the site that were looked at. */
            comments: number;
            /** @description Up to 20, latest first. */
            examples: components["schemas"]["ChangedVerdictView"][];
            /** @description Changed parts of the policy whose effect stored findings do not show. */
            notTried: string[];
        };
        TrustDto: {
            approvals?: number;
            enabled?: boolean;
            halfLifeDays?: number;
        };
        TryPolicyDto: {
            /**
             * @description The latest so many.
             * @default 1000
             */
            comments?: number;
            policy: components["schemas"]["SitePolicyDto"];
        };
        VerdictCountsView: {
            approve: number;
            hold: number;
            reject: number;
            spam: number;
        };
        VerdictPairView: {
            approvedByPeople: number;
            comments: number;
            /** @example hold */
            trial: string;
            turnedAwayByPeople: number;
            /** @example approve */
            verdict: string;
        };
        VerificationView: {
            /** @description null = the challenge was skipped. */
            attempt: components["schemas"]["AttemptView"] | null;
            /** @description Did the receiver echo it? */
            echoed: boolean;
            /** @enum {string} */
            status: "unverified" | "enabled" | "paused" | "disabled";
        };
        VerifyWebhookDto: {
            /**
             * @description Do without the challenge. Needs `sites:manage`; leaves an audit row of its own.
             * @default false
             */
            skipVerification?: boolean;
        };
        WebhookChallengeView: {
            /**
             * Format: date-time
             * @description When it is sent next; null = only when somebody asks.
             */
            nextAt: string | null;
            /** @description How often it was sent by itself. */
            sent: number;
        };
        WebhookDetailsView: {
            challenge: components["schemas"]["WebhookChallengeView"];
            /** Format: date-time */
            createdAt: string;
            description: string | null;
            health: components["schemas"]["WebhookHealthView"];
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastSuccessAt: string | null;
            /** @description Those that sign, the newest first. */
            secrets: components["schemas"]["SecretView"][];
            /** @description The public key of the site whose events are sent. */
            site: string;
            /**
             * @description `unverified`: it has not echoed its challenge. `enabled`: events are owed and sent. `paused`: owed, and sent once it is resumed. `disabled`: neither.
             * @enum {string}
             */
            status: "unverified" | "enabled" | "paused" | "disabled";
            /**
             * @description Why it was disabled: it answered 410, or failed for five days.
             * @enum {string|null}
             */
            statusReason: "gone" | "failing" | null;
            /**
             * @example [
             *       "comment.*"
             *     ]
             */
            types: string[];
            /** Format: uri */
            url: string;
        };
        WebhookHealthView: {
            /** @description Deliveries that were given up. */
            dead: number;
            /** Format: date-time */
            failingSince: string | null;
            /** @description Attempts that failed since the last one that did not. */
            failures: number;
            /** @description Deliveries that are still to be made. */
            pending: number;
            /**
             * Format: date-time
             * @description Nothing is sent before this: it rests after failures, or asked for a rest.
             */
            resumeAt: string | null;
        };
        WebhooksPage: {
            items: components["schemas"]["WebhookView"][];
            /** @description The cursor of the next page; null = the end. */
            next: string | null;
        };
        WebhookView: {
            /** Format: date-time */
            createdAt: string;
            description: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastSuccessAt: string | null;
            /** @description The public key of the site whose events are sent. */
            site: string;
            /**
             * @description `unverified`: it has not echoed its challenge. `enabled`: events are owed and sent. `paused`: owed, and sent once it is resumed. `disabled`: neither.
             * @enum {string}
             */
            status: "unverified" | "enabled" | "paused" | "disabled";
            /**
             * @description Why it was disabled: it answered 410, or failed for five days.
             * @enum {string|null}
             */
            statusReason: "gone" | "failing" | null;
            /**
             * @example [
             *       "comment.*"
             *     ]
             */
            types: string[];
            /** Format: uri */
            url: string;
        };
        WouldChangeView: {
            /** @description Each has a `kind`: `without-finding` (check, code), `score` (category, score, direction, limit), `threshold` (category, limit, from, to; null = not set) or `mode` (to). */
            changes: {
                /** @enum {string} */
                kind: "without-finding" | "score" | "threshold" | "mode";
            }[];
            /** @description The same as a sentence for people. */
            text: string;
            /** @enum {string} */
            verdict: "approve" | "hold" | "reject" | "spam";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    alive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeysPage"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKeyView"];
                };
            };
        };
    };
    endApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateApiKeyDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKeyView"];
                };
            };
        };
    };
    auditLog: {
        parameters: {
            query?: {
                /** @description What was done; decisions are `comment.` and their action. */
                action?: string;
                /** @description The id of a person or of an API key. */
                actor?: string;
                /** @description The id of a comment. */
                comment?: string;
                /** @description The `next` of the page before; send the same filters with it. */
                cursor?: string;
                limit?: number;
                /** @description The public key of a site. */
                site?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditLogView"];
                };
            };
            /** @description There is no such site, or it is not the caller’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    revokeAuthorToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokeAuthorTokenDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listBans: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                kind?: "fingerprint" | "domain" | "address-range" | "word";
                limit?: number;
                /** @description The public key of a site. */
                site?: string;
                state?: "active" | "expired" | "lifted" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BansPage"];
                };
            };
        };
    };
    createBan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBanDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BanView"];
                };
            };
        };
    };
    readBan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BanView"];
                };
            };
        };
    };
    liftBan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeBan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeBanDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BanView"];
                };
            };
        };
    };
    submit: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters, remembered for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitComment"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionView"];
                };
            };
        };
    };
    commentDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentDetailsView"];
                };
            };
            /** @description There is no such comment on the caller’s sites. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    approveComment: {
        parameters: {
            query?: never;
            header: {
                /** @description 1 to 255 visible ASCII characters; repeating is safe. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the comment as it was looked at. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NotedDecision"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The new version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionView"];
                };
            };
            /** @description There is no such comment on the caller’s sites. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The present status does not allow this; `current` says what it is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody was faster; `current` says who and what. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description If-Match is missing. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    editComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditCommentDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptStatusView"];
                };
            };
            /** @description No receipt was shown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receipt is not that of this comment. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is too late, or a moderator keeps the comment from being shown. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    eraseComment: {
        parameters: {
            query?: never;
            header: {
                /** @description 1 to 255 visible ASCII characters; repeating is safe. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the comment as it was looked at. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Erasure"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The new version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionView"];
                };
            };
            /** @description There is no such comment on the caller’s sites. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The present status does not allow this; `current` says what it is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody was faster; `current` says who and what. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description If-Match is missing. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proveAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofRequestedView"];
                };
            };
            /** @description No receipt was shown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receipt is not that of this comment, or this service sends no mail. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    rejectComment: {
        parameters: {
            query?: never;
            header: {
                /** @description 1 to 255 visible ASCII characters; repeating is safe. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the comment as it was looked at. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rejection"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The new version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionView"];
                };
            };
            /** @description There is no such comment on the caller’s sites. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The present status does not allow this; `current` says what it is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody was faster; `current` says who and what. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description If-Match is missing. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    restoreComment: {
        parameters: {
            query?: never;
            header: {
                /** @description 1 to 255 visible ASCII characters; repeating is safe. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the comment as it was looked at. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NotedDecision"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The new version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionView"];
                };
            };
            /** @description There is no such comment on the caller’s sites. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The present status does not allow this; `current` says what it is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody was faster; `current` says who and what. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description If-Match is missing. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    revealEmail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealEmail"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedEmailView"];
                };
            };
            /** @description There is no such comment on the caller’s sites, or its address is erased. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    revokeAuthorTokens: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    markAsSpam: {
        parameters: {
            query?: never;
            header: {
                /** @description 1 to 255 visible ASCII characters; repeating is safe. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the comment as it was looked at. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NotedDecision"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The new version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionView"];
                };
            };
            /** @description There is no such comment on the caller’s sites. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The present status does not allow this; `current` says what it is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody was faster; `current` says who and what. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description If-Match is missing. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    commentStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptStatusView"];
                };
            };
            /** @description No receipt was shown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receipt is not that of this comment, or there is no such comment: the answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    withdrawComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptStatusView"];
                };
            };
            /** @description No receipt was shown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receipt is not that of this comment. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The comment was turned away, or was erased already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    decideInBulk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkDecisions"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResultsView"];
                };
            };
        };
    };
    read: {
        parameters: {
            query?: {
                /** @description Events with a higher sequence number are answered. Left away: from the oldest that is kept. 410 when events after it are no longer kept. */
                after?: number;
                /** @description The most events to answer. */
                limit?: number;
                /** @description The public key of a site; only its events are answered. */
                site?: string;
                /** @description Types, or families such as `comment.*`, separated by commas; empty = all. */
                types?: string;
                /** @description When nothing is there yet: seconds to wait for it. 0 answers at once. */
                wait?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsPage"];
                };
            };
        };
    };
    eventSchemas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventSchemasView"];
                };
            };
        };
    };
    eventSchema: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                type: "comment.submitted" | "comment.held" | "comment.approved" | "comment.rejected" | "comment.spam" | "comment.restored" | "comment.edited" | "comment.erased" | "endpoint.disabled" | "endpoint.verify" | "endpoint.test";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description There is no such type of event. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    stream: {
        parameters: {
            query?: {
                /** @description Events with a higher sequence number are sent. Left away, and without `Last-Event-ID`: only what is new from now. */
                after?: number;
                /** @description The public key of a site; only its events are answered. */
                site?: string;
                /** @description Types, or families such as `comment.*`, separated by commas; empty = all. */
                types?: string;
            };
            header?: {
                /** @description The id of the last event that you have; counts more than `after`. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    formToken: {
        parameters: {
            query: {
                /** @description The public key of the site. */
                site: string;
                /** @description The page’s own identifier. */
                thread: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                    };
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeoplePage"];
                };
            };
        };
    };
    createPerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePersonDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePersonDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
        };
    };
    reviewQueue: {
        parameters: {
            query?: {
                /** @description The id of a comment: only comments by the same author on the same site. */
                author?: string;
                /** @description The id of a cluster, or of a comment in it: only near-duplicates on the same site. */
                cluster?: string;
                /** @description The `next` of the page before; send the same filters with it. */
                cursor?: string;
                /** @description The language of the text, as its BCP 47 primary tag; `und` = could not be told. */
                language?: string;
                limit?: number;
                /** @description Only what was submitted within this time. */
                newerThanMinutes?: number;
                /** @description Only what was submitted longer ago than this. */
                olderThanMinutes?: number;
                /** @description Oldest first, newest first, or most harmful first. */
                order?: "age" | "newest" | "harm";
                /** @description Part of the name or the text, however disguised; two characters or more. */
                q?: string;
                /** @description A reason code that the comment must have. */
                reason?: string;
                /** @description The public key of a site. */
                site?: string;
                /** @description One or more of pending, held, approved, rejected, spam, separated by commas. */
                status?: string;
                /** @description The identifier of a page. */
                thread?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewQueueView"];
                };
            };
            /** @description There is no such site, or it is not the caller’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewSessionView"];
                };
            };
        };
    };
    whoAmI: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallerView"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listSites: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SitesView"];
                };
            };
        };
    };
    createSite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSiteDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteView"];
                };
            };
        };
    };
    readSite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteView"];
                };
            };
        };
    };
    changeSite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that the change was made from. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeSiteDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteView"];
                };
            };
        };
    };
    readLearning: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteLearningView"];
                };
            };
        };
    };
    freeze: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteLearningView"];
                };
            };
        };
    };
    rollBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                site: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RollBackDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteLearningView"];
                };
            };
        };
    };
    listSnapshots: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LearningSnapshotsView"];
                };
            };
        };
    };
    unfreeze: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteLearningView"];
                };
            };
        };
    };
    shadowReport: {
        parameters: {
            query?: {
                /** @description Days back from now. */
                days?: number;
            };
            header?: never;
            path: {
                /** @description The public key of the site. */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShadowReportView"];
                };
            };
            /** @description There is no such site, or it is not the caller’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    tryPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The public key of the site. */
                site: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TryPolicyDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriedPolicyView"];
                };
            };
            /** @description There is no such site, or it is not the caller’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    threadSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The public key of the site. */
                site: string;
                /** @description The page’s own identifier, percent-encoded. */
                thread: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadSettingsView"];
                };
            };
            /** @description There is no such site, or it is not the caller’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    setThreadSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The public key of the site. */
                site: string;
                /** @description The page’s own identifier, percent-encoded. */
                thread: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ThreadSettingsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadSettingsView"];
                };
            };
            /** @description There is no such site, or it is not the caller’s. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    threadComments: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description The most comments to answer. */
                limit?: number;
                /** @description Which conversations come first. Answers always follow what they answer, in time order. */
                order?: "oldest" | "newest";
            };
            header?: {
                /** @description The ETag of an earlier answer: 304 while it still holds. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The public key of the site. */
                site: string;
                /** @description The page’s own identifier, percent-encoded. */
                thread: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadCommentsView"];
                };
            };
            /** @description The earlier answer still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such site. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    threadCounts: {
        parameters: {
            query: {
                /** @description Identifiers of pages: repeat the parameter, 100 times at most. */
                thread: string[];
            };
            header?: {
                /** @description The ETag of an earlier answer: 304 while it still holds. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The public key of the site. */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @example {
                         *       "harbour-bridge": 12
                         *     }
                         */
                        counts: {
                            [key: string]: number;
                        };
                    };
                };
            };
            /** @description The earlier answer still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such site. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                limit?: number;
                /** @description The public key of a site. */
                site?: string;
                status?: "unverified" | "enabled" | "paused" | "disabled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhooksPage"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookView"];
                };
            };
        };
    };
    readWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDetailsView"];
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeWebhookDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDetailsView"];
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description Only events with this number or a higher one. */
                from?: number;
                limit?: number;
                status?: "pending" | "delivered" | "dead";
                /** @description Only events with this number or a lower one. */
                to?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveriesPage"];
                };
            };
        };
    };
    readDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deliveryId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryDetailsView"];
                };
            };
        };
    };
    resendDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deliveryId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryDetailsView"];
                };
            };
        };
    };
    pauseWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDetailsView"];
                };
            };
        };
    };
    resendRange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResendRangeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResentView"];
                };
            };
        };
    };
    resumeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDetailsView"];
                };
            };
        };
    };
    rotateSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateSecretDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewSecretView"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptView"];
                };
            };
        };
    };
    verifyWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyWebhookDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationView"];
                };
            };
        };
    };
    listDead: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                limit?: number;
                reason?: "attempts-exhausted" | "endpoint-disabled" | "event-expired";
                /** @description The public key of a site. */
                site?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadDeliveriesPage"];
                };
            };
        };
    };
}
