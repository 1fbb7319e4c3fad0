// Sets up whatever is missing, then runs the sample. Only what Node.js itself brings is used here.
import { getWebChat } from './get-webchat.mjs';
import { checkNode, installPackages } from './support/packages.mjs';
import { main } from './support/problem.mjs';
import { ended, start, tool } from './support/run.mjs';
import { step } from './support/step.mjs';

await main(async () => {
    checkNode();
    await installPackages('sample');
    await getWebChat();
    await step('Building', () => tool('typescript/bin/tsc', ['-b']));
    return runSample(process.argv.slice(2));
});

function runSample(args) {
    const sample = start(process.execPath, ['samples/echo-bot/dist/index.js', ...args], { stdio: 'inherit' });
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => sample.kill(signal));
    // a terminal sends Ctrl-C to the sample too, which should not see it twice while it is closing
    process.on('SIGINT', () => setTimeout(() => sample.kill('SIGINT'), 500).unref());
    return ended(sample);
}
