import { BlockList, isIPv6 } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');
loopback.addSubnet('::ffff:127.0.0.0', 104, 'ipv6');

/** Whether an IP address belongs to this machine alone. */
export function isLoopback(address: string | undefined): boolean {
    return address !== undefined && loopback.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** Whether a Host header names this machine. Any other name may be an attacker's that resolves to 127.0.0.1. */
export function isLocalHost(host: string | undefined): boolean {
    return /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host ?? '');
}
