import { isIPv4, isIPv6 } from 'node:net';
import type { AnchoredDetector } from '../../scan/detector';
import type { Scan } from '../../scan/scan';
import { words } from '../../scan/words';
import { isAlphanumeric, isDigit, isHex, isWord } from './characters';
import { dottedEnd, LONGEST_V6, prefixEnd, runEnd, v6Start, zoneEnd } from './ip-parts';
import { codeAt } from '../../scan/letters';

const IP_WORDS = words(
    'ip', 'ips', 'ipv', 'ip address', 'host', 'hosts', 'server', 'client', 'dns', 'gateway', 'subnet', 'netmask', 'router',
    'ping', 'ssh', 'vpn', 'proxy', 'firewall', 'localhost', 'loopback', 'login', 'logged', 'network', 'cidr', 'adresse', 'netzwerk', 'rechner',
    'serveur', 'adresse ip', 'reseau', 'servidor', 'direccion', 'direccion ip', 'red', 'indirizzo', 'rete', 'endereco', 'rede', 'adres',
    'netwerk', 'serwer', 'adres ip', 'siec', 'natverk', 'sunucu', 'ag', 'adresi', 'アドレス', 'サーバー', 'ネットワーク', '地址', '服务器', '网络', '网关',
);
/** What has numbers of four parts as well. */
const VERSION_WORDS = words(
    'version', 'versions', 'v', 'ver', 'release', 'releases', 'released', 'build', 'firmware', 'driver', 'update', 'updated', 'upgrade',
    'upgraded', 'patch', 'package', 'section', 'chapter', 'clause', 'paragraph', 'article', 'figure', 'table', 'kapitel', 'abschnitt', 'fassung',
    'chapitre', 'seccion', 'capitulo', 'sezione', 'capitolo', 'secao', 'versie', 'hoofdstuk', 'wersja', 'wersji', 'rozdzial', 'avsnitt', 'surum',
    'bolum', 'バージョン', '版本',
);

const [DOT, SLASH, COLON] = [0x2e, 0x2f, 0x3a];

/**
 * IP addresses of both versions, with the zone and the prefix length when they have one.
 * @see https://www.rfc-editor.org/rfc/rfc4291#section-2.2 and, for zones, https://www.rfc-editor.org/rfc/rfc4007#section-11
 */
export const ipAddress: AnchoredDetector<'IP_ADDRESS'> = {
    kinds: { IP_ADDRESS: 'personal' },
    on: ':',
    tokens: [{ least: 1, most: 3, beside: '.' }],
    find: (scan, at) => (codeAt(scan.text, at) === COLON ? findV6(scan, at) : findV4(scan, at)),
};

/** At the first of some digits: reads numbers and the dots between them, all there are. */
function findV4(scan: Scan, start: number): number {
    const { text } = scan;
    let end = start;
    let fourth = start;
    for (let numbers = 0; isDigit(codeAt(text, end)); end++) {
        while (isDigit(codeAt(text, end))) end++;
        if (++numbers === 4) fourth = end;
        if (codeAt(text, end) !== DOT) break;
    }
    if (fourth === start || isWord(codeAt(text, start - 1)) || isWord(codeAt(text, fourth))) return end;
    const isLonger = end > fourth + 1 || (codeAt(text, start - 1) === DOT && isDigit(codeAt(text, start - 2)));
    const address = text.slice(start, fourth);
    if (isIPv4(address)) claim(scan, start, prefixEnd(text, fourth, 32), isLonger ? 0.1 : v4Confidence(text, start, address), !isLonger);
    return end;
}

/** Small numbers are more often a version or a section, unless the network is one that everybody has at home. */
function v4Confidence(text: string, start: number, address: string): number {
    const isSmall = !address.startsWith('10.') && areSmall(address);
    const isProduct = codeAt(text, start - 1) === SLASH && isAlphanumeric(codeAt(text, start - 2)); // Chrome/1.2.3.4
    return isSmall || isProduct ? 0.4 : 0.7;
}

/** Whether all four numbers are less than 32. */
function areSmall(address: string): boolean {
    let number = 0;
    for (let at = 0; at < address.length; at++) {
        const code = address.charCodeAt(at);
        number = code === DOT ? 0 : 10 * number + code - 48;
        if (number >= 32) return false;
    }
    return true;
}

/** At the first colon: reads the hexadecimal digits and colons around it, all there are. */
function findV6(scan: Scan, at: number): number {
    const { text } = scan;
    const next = codeAt(text, at + 1);
    if (next !== COLON && !isHex(next)) return at + 1; // `note: this`
    const start = v6Start(text, at);
    const [end, group] = runEnd(text, at);
    if (group === at + 1) return group; // one colon, as in `10:30`
    const whole = codeAt(text, end) === DOT ? dottedEnd(text, group) : end;
    const last = codeAt(text, whole - 1) === COLON && codeAt(text, whole - 2) !== COLON ? whole - 1 : whole;
    if (last - start > LONGEST_V6 || isWord(codeAt(text, start - 1)) || isWord(codeAt(text, last))) return group;
    const address = text.slice(start, last);
    if (!isIPv6(address) || isEui64(address)) return group;
    const suffix = prefixEnd(text, zoneEnd(text, last), 128);
    claim(scan, start, suffix, v6Confidence(address), true);
    return suffix;
}

/** Eight pairs, which are valid here too: nobody writes all the leading zeros of an address but one. */
function isEui64(address: string): boolean {
    return address.length === 23 && /^..(?::..){7}$/.test(address);
}

/** `Add::bed` and `[1::2]` are valid, too. */
function v6Confidence(address: string): number {
    if (address === '::') return 0.05;
    return /[0-9]/.test(address) && /[^:]{3}/.test(address) ? 0.8 : 0.3;
}

function claim(scan: Scan, start: number, end: number, bare: number, isRaised: boolean): void {
    const near = scan.near(IP_WORDS, start, end, VERSION_WORDS);
    const confidence = near === 'for' && isRaised ? Math.max(bare, bare < 0.1 ? 0.4 : 0.95) : near === 'against' ? Math.min(bare, 0.3) : bare;
    scan.claim('IP_ADDRESS', start, end, confidence);
}
