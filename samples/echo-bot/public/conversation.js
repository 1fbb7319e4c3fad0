/** A conversation of its own for this page, with the token that opens it. */
export async function startConversation(mode) {
    const response = await fetch(mode === 'plain' ? '/api/directline/token?mode=plain' : '/api/directline/token', {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}',
    });
    if (!response.ok) throw new Error(`the token endpoint answered ${response.status}`);
    return { mode, domain: `${location.origin}/v3/directline`, ...await response.json() };
}

/** Has the user of this conversation signed out, as an administrator can. */
export function revoke({ feed }) {
    return fetch(`${feed}/revoke`, { method: 'POST' });
}

/**
 * Posts an activity past Web Chat, as any client that holds the token can.
 * @returns the channel's HTTP status
 */
export async function post({ domain, token, conversationId }, activity) {
    const response = await fetch(`${domain}/conversations/${encodeURIComponent(conversationId)}/activities`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(activity),
    });
    return response.status;
}
