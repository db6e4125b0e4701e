// How the practice account says no: a status and the JSON that the service's framework gives for it.

/** The JSON of a failure (API page 7). */
export type ErrorBody = {
  readonly Message: string;
  readonly MessageDetail?: string;
  readonly ModelState?: Readonly<Record<string, readonly string[]>>;
};

/** Thrown by every rule of the account; the server makes an answer of it. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: ErrorBody;

  constructor(status: number, body: ErrorBody) {
    super(`refused with ${status}`); // the text of the body may name a patient, so it stays out of the message
    this.status = status;
    this.body = body;
  }
}

/** 404 with a sentence, as for a user who was deleted. */
export function notFound(what: 'User' | 'Session' | 'Participant' | 'Group'): Refusal {
  return new Refusal(404, { Message: `${what} not found` });
}

/** 400 with one sentence. */
export function wrong(message: string): Refusal {
  return new Refusal(400, { Message: message });
}

/** 400 as the framework gives it for a body that does not fit: the fields, each with its sentences. */
export function invalid(fields: Readonly<Record<string, readonly string[]>>): Refusal {
  return new Refusal(400, { Message: 'The request is invalid.', ModelState: fields });
}

/** 404 as the framework gives it for an address that leads nowhere. */
export function noRoute(uri: string): Refusal {
  return new Refusal(404, {
    Message: `No HTTP resource was found that matches the request URI '${uri}'.`,
    MessageDetail: 'No type was found that matches the controller named in the request URI.',
  });
}

/** 405 as the framework gives it. */
export function wrongVerb(method: string): Refusal {
  return new Refusal(405, { Message: `The requested resource does not support http method '${method}'.` });
}
