import type { EndpointReport } from '../../channel/verify-endpoint';
import type { Described } from './described';
import type { Project } from './project/project';
import type { Protections } from './protections';
import type { Signs } from './signs';

/** What was asked at the endpoint, or that it did not answer. */
export type EndpointResult = EndpointReport | 'unanswered';

/** Everything that checks look at. */
export interface Subject {
    project: Project;
    /** Names of settings with their values, of the environment and of `.env`; values are looked at and never shown. */
    settings: ReadonlyMap<string, Setting>;
    signs: Signs;
    protections: Protections;
    config?: Described | undefined;
    endpoint?: EndpointResult | undefined;
}

export interface Setting {
    value: string;
    /** The line of `.env`, or nothing for the environment. */
    line?: number;
}
