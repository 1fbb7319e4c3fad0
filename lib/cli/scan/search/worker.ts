import { parentPort, workerData } from 'node:worker_threads';
import type { Piece, Searched } from '../piece';
import { PieceSearch, type Search } from './piece-search';

/** One of the threads that search. */
export interface Job {
    id: number;
    piece: Piece;
}

export interface Answer {
    id: number;
    /** Nothing when the search itself failed, which it must not. */
    searched: Searched | undefined;
}

const search = new PieceSearch(workerData as Search);

parentPort?.on('message', ({ id, piece }: Job) => {
    let searched: Searched | undefined;
    try {
        searched = search.run(piece);
    } catch {
        searched = undefined; // the error could quote what was searched
    }
    parentPort?.postMessage({ id, searched } satisfies Answer, searched?.bytes ? [searched.bytes.buffer as ArrayBuffer] : []);
});
