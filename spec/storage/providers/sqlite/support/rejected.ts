import { WardenError } from '../../../../../lib';

/** For assert.throws and assert.rejects: an error of the store that says this. */
export function storeErrorSaying(text: RegExp) {
    return (error: unknown) => error instanceof WardenError && error.code === 'ERR_WARDEN_STORE' && text.test(error.message);
}
