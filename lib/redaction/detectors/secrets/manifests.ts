import type { Scan } from '../../scan/scan';

const REACH = 300;
const SECRET = /:[ \t]*["']?secret\b/iy;
const VALUE = /\s[\w.-]{1,64}:[ \t]*(?:(?:\||>[-+]?)\s{1,20})?["']?([A-Za-z0-9+/]{10,300}={0,2})(?=["']?\s)/g;

/** Claims the values in base 64 of a Kubernetes manifest, in its text or behind it, where `kind: Secret` stands; `at` is its colon. */
export function claimManifest(scan: Scan, at: number): void {
    const { text } = scan;
    if (text.slice(at - 4, at).toLowerCase() !== 'kind') return;
    SECRET.lastIndex = at;
    if (!SECRET.test(text)) return;
    // No further than to the next manifest on both sides.
    const before = text.slice(Math.max(0, at - REACH), at - 4);
    const behind = text.slice(at, at + REACH);
    const from = at - 4 - before.length + before.lastIndexOf('kind:') + 1;
    const next = behind.indexOf('kind:');
    const window = text.slice(from, next < 0 ? at + REACH : at + next);
    const data = window.indexOf('data:');
    if (data < 0) return;
    for (const { 0: whole, 1: value = '', index } of `${window.slice(data)}\n`.matchAll(VALUE)) {
        const end = from + data + index + whole.length;
        scan.claim('SECRET', end - value.length, end, 0.8);
    }
}
