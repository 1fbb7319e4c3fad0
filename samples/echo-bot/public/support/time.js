let offset = 0;

/** Countdowns run on the server's clock: the visitor's may be minutes off. */
export function setServerTime(now) {
    offset = now - Date.now();
}

export function serverTime() {
    return Date.now() + offset;
}

export function secondsUntil(instant) {
    return Math.max(0, Math.ceil((instant - serverTime()) / 1000));
}

export function clockTime(instant) {
    return new Date(instant).toLocaleTimeString('en-GB');
}

export function dayTime(instant) {
    return new Date(instant).toLocaleString('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}

export function duration(seconds) {
    if (seconds < 120) return `${seconds} s`;
    if (seconds < 7200) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
    return `${Math.floor(seconds / 3600)} h ${Math.floor(seconds % 3600 / 60)} min`;
}
