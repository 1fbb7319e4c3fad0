import type { IncomingMessage } from 'node:http';

/**
 * The address that a request comes from, as far as it tells clients apart: of IPv6 the first 64 bits, since a home has all addresses
 * that begin with these. The same for all notations of one address.
 */
export function clientAddress({ socket }: IncomingMessage): string {
    const [address = ''] = (socket.remoteAddress ?? '').toLowerCase().split('%');
    const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address) ?? [];
    if (mapped !== undefined) return mapped;
    return address.includes(':') ? `${network(address)}::/64` : address;
}

function network(address: string): string {
    const [head = [], tail] = address.split('::').map((part) => part.split(':').filter((group) => group !== ''));
    const left = tail === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
    const groups = [...head, ...Array<string>(left).fill('0'), ...(tail ?? [])];
    return groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':');
}
