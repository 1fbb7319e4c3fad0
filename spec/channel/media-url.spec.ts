import assert from 'node:assert/strict';
import { badAttachments, isAllowedMedia } from '../../lib/channel/media-url';

const rules = { dataUrl: 100 };
const bad = (...attachments: unknown[]) => badAttachments(attachments, rules).size;

describe('attachments', () => {
    for (const url of [
        'https://contoso.sharepoint.com/file.png', 'https://smba.trafficmanager.net/amer/v3/attachments/1/views/original', 'https://example.com:8443/a?b#c',
        'data:image/png;base64,AAAA', 'DATA:text/plain,hi', 'https://1.1.1.1/',
    ]) {
        it(`takes ${url}`, () => assert.equal(isAllowedMedia(url, rules), true));
    }

    for (const url of [
        'http://example.com/', 'file:///etc/passwd', 'gopher://example.com/', 'ftp://example.com/', 'javascript:alert(1)', 'blob:https://example.com/1', 'nonsense', '/path',
        '//example.com/', 'https://', 'https://169.254.169.254/metadata/instance', 'https://[fd00:ec2::254]/', 'https://2852039166/', 'https://0xa9fea9fe/', 'https://localhost./',
        'https://example.com@127.0.0.1/', 'https://user@example.com/', 'https://:pass@example.com/', 'https://127.0.0.1\\@example.com/', 'https://metadata.google.internal/',
        `data:image/png;base64,${'A'.repeat(100)}`, 'https://[::ffff:10.0.0.1]/', 'https://10.0.0.1.:443/', 'HTTPS://LOCALHOST/',
    ]) {
        it(`refuses ${url.slice(0, 60)}`, () => assert.equal(isAllowedMedia(url, rules), false));
    }

    for (const [title, attachment, expected] of [
        ['contentUrl', { contentType: 'image/png', contentUrl: 'https://10.0.0.1/a.png' }, 1],
        ['thumbnailUrl', { thumbnailUrl: 'http://example.com/a.png' }, 1],
        ['downloadUrl of a Teams file', { contentType: 'application/vnd.microsoft.teams.file.download.info', content: { downloadUrl: 'https://127.0.0.1/' } }, 1],
        ['an image of a card', { content: { body: [{ type: 'Image', url: 'https://localhost/a.png' }] } }, 1],
        ['a picture of a hero card', { content: { images: [{ url: 'file:///a.png' }] } }, 1],
        ['a background of a card', { content: { backgroundImage: { url: '//169.254.169.254/' } } }, 1],
        ['a picture by its name', { content: { image: 'people/ann.png', iconUrl: '' } }, 0],
        ['a Teams message in HTML', { contentType: 'text/html', content: '<div>http://example.com <img src="http://localhost/"></div>' }, 0],
        ['a file of Teams', { contentUrl: 'https://contoso.sharepoint.com/a.docx', content: { downloadUrl: 'https://contoso.sharepoint.com/download', uniqueId: '1', fileType: 'docx' } }, 0],
        ['an empty contentUrl', { contentUrl: '' }, 0],
        ['a contentUrl that is no URL', { contentUrl: 'a.png' }, 1],
        ['nothing', null, 0],
        ['a text', 'https://localhost/', 0],
    ] as [string, unknown, number][]) {
        it(`${expected ? 'refuses' : 'takes'} ${title}`, () => assert.equal(bad(attachment), expected));
    }

    it('takes what is no list for no attachments', () => assert.equal(badAttachments({ contentUrl: 'file:///' }, rules).size, 0));

    it('takes the origin of a local service, and no other there', () => {
        const origin = 'http://localhost:3978';
        assert.equal(isAllowedMedia('http://localhost:3978/a.png', { dataUrl: 1, origin }), true);
        assert.equal(isAllowedMedia('http://localhost:3979/a.png', { dataUrl: 1, origin }), false);
    });
});
