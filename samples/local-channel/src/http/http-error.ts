/** A refusal, as the client or the bot gets it: `{ error: { code, message } }`. */
export class HttpError extends Error {
    constructor(readonly status: number, readonly code: string, message: string) {
        super(message);
    }
}

export const badArgument = (message: string) => new HttpError(400, 'BadArgument', message);
export const missingProperty = (name: string) => new HttpError(400, 'MissingProperty', `${name} is missing or not a string.`);
export const unauthorized = (message: string) => new HttpError(401, 'Unauthorized', message);
export const forbidden = (message: string) => new HttpError(403, 'Forbidden', message);
export const notFound = (message: string) => new HttpError(404, 'NotFound', message);
export const methodNotAllowed = () =>
    new HttpError(405, 'MethodNotAllowed', 'This channel does not support this operation.');
