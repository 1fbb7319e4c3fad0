/**
 * Whether a file is read as JSON values, whatever its line breaks, and not in lines: by its name, as the Emulator and
 * FileTranscriptStore give it, or because it begins like an array of objects, or an object over several lines.
 */
export function isValues(path: string, start: Uint8Array): boolean {
    const text = Buffer.from(start.buffer, start.byteOffset, start.byteLength).toString('latin1').trimStart();
    if (/\.(?:jsonl|ndjson)$/i.test(path)) return false;
    return /^\[\s*\{\s*["}]|^\{\s*\n\s*"/.test(text) || (/\.(?:json|transcript)$/i.test(path) && /^[[{]/.test(text));
}
