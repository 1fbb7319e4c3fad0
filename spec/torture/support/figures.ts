const figures: [title: string, figure: string][] = [];

/** To be printed when everything has run. */
export function figure(title: string, value: string | number): void {
    figures.push([title, String(value)]);
}

after(() => {
    const width = Math.max(0, ...figures.map(([title]) => title.length));
    for (const [title, value] of figures) console.log(`    ${title.padEnd(width)}  ${value}`);
});
