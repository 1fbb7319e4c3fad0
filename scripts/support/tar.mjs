const block = 512;

/** Walks the entries of an ustar archive held in memory. */
export function* entries(archive) {
    for (let at = 0; at + block <= archive.length && archive[at] !== 0;) {
        const text = (from, length) => archive.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
        const size = Number.parseInt(text(124, 12), 8);
        const begin = at + block;
        if (!(size >= 0 && begin + size <= archive.length)) throw new Error('The archive is damaged');
        const folder = text(345, 155);
        yield { name: folder ? `${folder}/${text(0, 100)}` : text(0, 100), content: archive.subarray(begin, begin + size) };
        at = begin + Math.ceil(size / block) * block;
    }
}
