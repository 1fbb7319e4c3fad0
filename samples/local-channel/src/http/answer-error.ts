import type { ErrorRequestHandler } from 'express';
import { HttpError } from './http-error';

/** Answers every failure as JSON, and tells of an unforeseen one nothing but that it happened. */
export const answerError: ErrorRequestHandler = (error, _req, res, next) => {
    if (res.headersSent) {
        next(error);
        return;
    }
    const { status, code, message } = describe(error);
    res.status(status).json({ error: { code, message } });
};

/** @returns what may be told of a failure: body-parser's own messages would repeat the text that was sent. */
export function describe(error: unknown): HttpError {
    if (error instanceof HttpError) return error;
    const status = (error as { status?: unknown } | null)?.status;
    if (status === 413) return new HttpError(413, 'MessageSizeTooBig', 'The request is larger than 256 kB.');
    if (typeof status === 'number' && status >= 400 && status < 500) {
        return new HttpError(status, 'BadArgument', 'The request could not be read.');
    }
    return new HttpError(500, 'ServiceError', 'The local channel failed.');
}
