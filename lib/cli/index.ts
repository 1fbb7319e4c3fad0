#!/usr/bin/env node
import { main } from './main';

process.stdout.on('error', () => {}); // whoever reads may stop early: `| head`

void main(process.argv.slice(2), process).then((code) => {
    process.stdout.write('', () => process.exit(code)); // a config module may have left connections open
});
