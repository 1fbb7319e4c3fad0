import { BlockList, isIP } from 'node:net';

/** Everything that IANA does not list as globally reachable, and Azure's own 168.63.129.16, which answers inside of its networks. */
const PRIVATE_4 = subnets([
    '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '168.63.129.16/32', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24',
    '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
], 'ipv4');

/** The only part of IPv6 that is reachable globally; IPv4-mapped and NAT64 addresses are outside of it. */
const PUBLIC_6 = subnets(['2000::/3'], 'ipv6');
/** But for these: protocols' own, Teredo and 6to4 (an IPv4 address inside), documentation. */
const PRIVATE_6 = subnets(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'], 'ipv6');

const LOOPBACK_4 = subnets(['127.0.0.0/8'], 'ipv4');

function subnets(list: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
    const subnetsOf = new BlockList();
    for (const subnet of list) {
        const [address = '', prefix] = subnet.split('/');
        subnetsOf.addSubnet(address, Number(prefix), family);
    }
    return subnetsOf;
}

/** Whether an IP address can be anywhere in the Internet; one inside of somebody's network, or nobody's, is not. */
export function isPublicAddress(address: string): boolean {
    switch (isIP(address)) {
        case 4:
            return !PRIVATE_4.check(address, 'ipv4');
        case 6:
            return !address.includes('%') && PUBLIC_6.check(address, 'ipv6') && !PRIVATE_6.check(address, 'ipv6');
        default:
            return false;
    }
}

/** Names that only mean something inside of a network. */
const INNER = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|corp|home|private|home\.arpa|onion)$/;

/**
 * Whether a host can be anywhere in the Internet by its name. What the name resolves to is another question.
 * @param hostname of a `URL`, which has made one spelling of the many that IPv4 addresses have (`0x7f.1`, `2130706433`)
 */
export function isPublicHost(hostname: string): boolean {
    const host = bare(hostname);
    return isIP(host) ? isPublicAddress(host) : host.includes('.') && !INNER.test(host);
}

/** Whether a host is this machine. Of names only `localhost`: any other may be made to resolve to 127.0.0.1. */
export function isLoopbackHost(hostname: string): boolean {
    const host = hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
    if (isIP(host) === 4) return LOOPBACK_4.check(host, 'ipv4');
    return host === '::1' || host === 'localhost';
}

/** Without the brackets of IPv6, and the dot at the end that makes a name absolute. */
export function bare(hostname: string): string {
    return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '').toLowerCase();
}
