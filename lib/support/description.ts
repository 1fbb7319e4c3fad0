/** What a protection is set to: lengths of time in milliseconds, counts, yes or no. Nothing of it is secret. */
export type Description = Readonly<Record<string, number | boolean | string>>;

/** The protections that are on, by the name of their option. */
export type WardenDescription = Readonly<Record<string, Description | undefined>>;
