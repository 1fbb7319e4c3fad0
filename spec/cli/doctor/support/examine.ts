import assert from 'node:assert/strict';
import { RULES } from '../../../../lib/cli/doctor/checks';
import type { Described } from '../../../../lib/cli/doctor/described';
import type { Finding } from '../../../../lib/cli/doctor/finding';
import { envFile } from '../../../../lib/cli/doctor/project/env-file';
import { manifestIn } from '../../../../lib/cli/doctor/project/manifest';
import type { Project } from '../../../../lib/cli/doctor/project/project';
import { sourceOf } from '../../../../lib/cli/doctor/project/source';
import { protectionsOf } from '../../../../lib/cli/doctor/protections';
import { findingOf } from '../../../../lib/cli/doctor/rule';
import { settingsOf, signsOf } from '../../../../lib/cli/doctor/signs';
import type { EndpointResult, Subject } from '../../../../lib/cli/doctor/subject';

/** A bot, as the checks get it: code, and what is around it. */
export interface Bot {
    /** Of `bot.js`. */
    code?: string;
    page?: string;
    files?: Record<string, string>;
    /** Of `.env`. */
    env?: string;
    environment?: Record<string, string>;
    dependencies?: Record<string, string>;
    scripts?: Record<string, string>;
    config?: Described;
    endpoint?: EndpointResult;
    project?: Partial<Project>;
}

export function examine(id: string, bot: Bot): Finding {
    const rule = RULES.find((each) => each.id === id);
    assert.ok(rule, id);
    return findingOf(rule, subjectOf(bot));
}

export function subjectOf(bot: Bot): Subject {
    const { code, page, files = {}, env, environment = {}, dependencies = { botbuilder: '^4.23.3' }, scripts = {}, config, endpoint } = bot;
    const texts = { ...(code !== undefined && { 'bot.js': code }), ...(page !== undefined && { 'page.html': page }), ...files };
    const sources = Object.entries(texts).map(([file, text]) => sourceOf(file, text));
    const manifest = manifestIn(JSON.stringify({ dependencies, scripts }), []);
    const project: Project = { name: 'bot', sources, manifest, env: env === undefined ? undefined : envFile(env), unread: [], ...bot.project };
    return { project, settings: settingsOf(project, environment), signs: signsOf(project), protections: protectionsOf(project, config?.warden), config, endpoint };
}
