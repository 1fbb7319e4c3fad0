import { setTimeout as pause } from 'node:timers/promises';
import type { SelfDestructingTranscripts } from '../../../lib';
import { CHANNEL, keep, refOf, said } from './open';

type Texts = readonly string[];

/** Something a process does, and what it makes of the texts of conversations. */
export interface Step {
    what: 'seed' | 'append' | 'erase' | 'rotate' | 'other';
    run: (store: SelfDestructingTranscripts) => Promise<unknown>;
    effects: Record<string, (texts: Texts) => Texts>;
}

const HOUR = 3_600_000;

const add = (conversation: string, texts: Texts, user?: string): Step => (
    { what: 'append', run: (store) => keep(store, conversation, texts, user), effects: { [conversation]: (before) => [...before, ...texts] } });

const erase = (conversation: string): Step => ({
    what: 'erase', effects: { [conversation]: () => [] },
    run: async (store) => {
        const { verified, stores } = await store.erase(refOf(conversation));
        if (!verified) throw new Error(`not erased: ${JSON.stringify(stores)}`);
    },
});

const other = (run: Step['run'], effects: Step['effects'] = {}): Step => ({ what: 'other', run, effects });

const together = (what: Step['what'], ...steps: Step[]): Step => (
    { what, run: (store) => Promise.all(steps.map((step) => step.run(store))), effects: Object.assign({}, ...steps.map(({ effects }) => effects)) as Step['effects'] });

const rotate: Step = { what: 'rotate', run: (store) => store.rotate(), effects: {} };

/** What is there before a process is killed, under the old root key; the keys are of several hours. */
export const SEED: readonly Step[] = [
    add('busy', ['b0', 'b1', 'b2']), add('other', ['o0']), add('held', ['h0', 'h1']), add('doomed', ['d0', 'd1', 'd2']), add('second', ['s0']),
    add('evening', ['e0', 'e1'], 'eve'), add('due', ['gone']),
    other((store) => store.expireAfter(refOf('busy'), 9 * HOUR)), other((store) => store.expireAfter(refOf('other'), 7 * HOUR)),
    other(async (store) => {
        await store.expireAfter(refOf('due'), 1);
        store.close(); // it is for others to erase
        await pause(2);
    }, { due: () => [] }),
];

/** What the process does that is killed, with a new root key in front. */
export const STEPS: readonly Step[] = [
    add('busy', ['b3', 'b4', 'b5']),
    add('new', ['n0', 'n1'], 'eve'),
    other((store) => store.hold(refOf('held'), { reason: 'a lawsuit', until: Date.now() + 99 * HOUR })), // under the key of another hour
    erase('doomed'),
    add('busy', ['b6']),
    rotate,
    add('doomed', ['d9']), // its second life
    other((store) => store.replace(refOf('busy'), { ...said('busy', 'edited'), id: 'id of b3' }), { busy: (texts) => texts.map((text) => (text === 'b3' ? 'edited' : text)) }),
    other((store) => store.remove(refOf('busy'), 'id of b4'), { busy: (texts) => texts.filter((text) => text !== 'b4') }),
    together('append', add('busy', ['b7', 'b8']), add('other', ['o1', 'o2']), erase('second')),
    { what: 'erase', run: (store) => store.eraseUser(CHANNEL, 'eve'), effects: { new: () => [], evening: () => [] } },
    other(async (store) => store.expireActivity(await store.begin(refOf('busy')), 'id of b8', 55 * HOUR)),
    add('last', ['l0']),
    together('erase', erase('doomed'), erase('last'), add('busy', ['b9'])),
    other((store) => store.sweep()),
];

/** Texts by conversation. */
export type Model = Map<string, Texts>;

export function after(model: Model, { effects }: Step): Model {
    return new Map([...model, ...Object.entries(effects).map(([conversation, effect]) => [conversation, effect(model.get(conversation) ?? [])] as const)]);
}
