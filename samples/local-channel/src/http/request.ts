import type { Request } from 'express';
import { missingProperty } from './http-error';
import { isRecord, textOf } from '../support/values';

/** The credential of `Authorization: Bearer …`, if there is one. */
export function bearer(req: Request): string | undefined {
    return /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
}

/** A path parameter. */
export function param(req: Request, name: string): string {
    return String(req.params[name]);
}

/** A query parameter that was given exactly once and is not empty. */
export function query(req: Request, name: string): string | undefined {
    return textOf(req.query[name]);
}

/** @throws {HttpError} 400 when the query parameter is missing. */
export function requiredQuery(req: Request, name: string): string {
    const value = query(req, name);
    if (value === undefined) throw missingProperty(name);
    return value;
}

/** The JSON body as an object; empty when the request has none. */
export function bodyOf(req: Request): Record<string, unknown> {
    return isRecord(req.body) ? req.body : {};
}
