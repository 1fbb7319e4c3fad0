import type { Report } from '../report';
import { html } from './html';
import { markdown } from './markdown';
import { sarif } from './sarif';
import { terminal, type Terminal } from './terminal';

export const FORMATS: Readonly<Record<string, (report: Report, terminal: Terminal) => string>> = {
    table: terminal,
    json: (report) => JSON.stringify(report, undefined, 2),
    sarif: (report) => JSON.stringify(sarif(report), undefined, 2),
    markdown,
    html,
};
