/** The stable codes of everything bot-warden throws; `switch (error.code)` narrows over them. */
export type WardenErrorCode =
    | 'ERR_WARDEN_OPTION'
    | 'ERR_WARDEN_KEY'
    | 'ERR_WARDEN_KEY_LOST'
    | 'ERR_WARDEN_SEALED'
    | 'ERR_WARDEN_STORE'
    | 'ERR_WARDEN_BUDGET'
    | 'ERR_WARDEN_CONFLICT'
    | 'ERR_WARDEN_LOGIN_GUARD'
    | 'ERR_WARDEN_SENSITIVE'
    | 'ERR_WARDEN_DETECTOR'
    | 'ERR_WARDEN_FETCH'
    | 'ERR_WARDEN_ENDPOINT';

/** An error that a caller may want to tell apart by its `code`. Messages hold no secret and no user's text. */
export class WardenError extends Error {
    override readonly name: string = 'WardenError';

    constructor(
        readonly code: WardenErrorCode,
        message: string,
        options?: { cause?: unknown },
    ) {
        super(message, options);
    }
}

/** A constructor was given a wrong or missing option. `option` is its name. */
export class OptionError extends TypeError {
    override readonly name = 'OptionError';
    readonly code = 'ERR_WARDEN_OPTION' satisfies WardenErrorCode;

    constructor(
        readonly option: string,
        mustBe: string,
        ...given: [value?: unknown]
    ) {
        super(`\`${option}\` must be ${mustBe}${given.length > 0 ? `, not ${describe(given[0])}` : ''}`);
    }
}

/** A number as it is, the type of anything else: the value may be a secret. */
function describe(value: unknown): string {
    if (value === null) return 'null';
    if (typeof value === 'number') return String(value);
    if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : 'an array';
    return typeof value === 'string' && value === '' ? 'an empty string' : typeof value;
}
