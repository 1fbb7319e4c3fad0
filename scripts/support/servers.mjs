import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptInstall } from './apt.mjs';
import { noticeMissing } from './notice.mjs';
import { Problem } from './problem.mjs';

const debian = '/usr/lib/postgresql';
const servers = [
    { title: 'Redis', package: 'redis-server', variable: 'REDIS_SERVER', find: () => folders().map(folder => join(folder, 'redis-server')).find(path => existsSync(path)) },
    { title: 'PostgreSQL', package: 'postgresql', variable: 'POSTGRES_BIN', find: () => folders().find(folder => ['initdb', 'postgres'].every(name => existsSync(join(folder, name)))) },
];

/**
 * Finds the servers that specs start for themselves, or installs them where that is this process's to do.
 * @returns the environment that tells the specs: the program of Redis, the folder of PostgreSQL's
 * @throws {Problem} when a variable names nothing, or, in CI, when a server is missing
 */
export async function provideServers() {
    const missing = servers.filter(server => !pathOf(server));
    if (missing.length > 0) await aptInstall(titles(missing), missing.map(server => server.package));
    const stillMissing = missing.filter(server => !pathOf(server));
    if (stillMissing.length > 0) {
        noticeMissing(`THE SPECS THAT NEED ${titles(stillMissing)} DO NOT RUN: no server was found.`,
            `Install it, or name it in ${stillMissing.map(server => server.variable).join(', ')}, and run npm test again.`);
    }
    return Object.fromEntries(servers.filter(pathOf).map(server => [server.variable, pathOf(server)]));
}

function pathOf({ variable, find }) {
    const named = process.env[variable];
    if (named && !existsSync(named)) throw new Problem(`${variable} does not name anything.`);
    return named || find();
}

function folders() {
    const versions = existsSync(debian) ? readdirSync(debian).map(version => join(debian, version, 'bin')) : [];
    return [...(process.env.PATH ?? '').split(delimiter), '/usr/local/bin', ...versions];
}

function titles(list) {
    return list.map(server => server.title).join(' and ');
}
