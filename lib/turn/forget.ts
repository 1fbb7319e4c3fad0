import type { TurnContextLike } from './types';

type Turn = Pick<TurnContextLike, 'turnState'>;
type Forget = () => Promise<unknown>;

const FORGETTING = Symbol.for('bot-warden.forgetting.1');

function all({ turnState }: Turn): readonly Forget[] {
    return (turnState.get(FORGETTING) as readonly Forget[] | undefined) ?? [];
}

/** Has `forget` called when the turn's user wants to be forgotten. */
export function onForget(context: Turn, forget: Forget): void {
    context.turnState.set(FORGETTING, [...all(context), forget]);
}

/** Everything that other protections keep of the turn's conversation goes. Rejects when some of it stays. */
export async function forgetAll(context: Turn): Promise<void> {
    await Promise.all(all(context).map((forget) => forget()));
}
