import assert from 'node:assert/strict';
import { SECRETS } from '../../../../lib/redaction/detectors/secrets';
import { SURROUNDINGS } from '../../found';
import { claimed } from '../../scanning';
import { drawn } from './random';

const TOKENS: readonly (readonly [name: string, token: string])[] = [
    ['an AWS access key', `AKIA${drawn('upper', 16)}`],
    ['a temporary AWS access key', `ASIA${drawn('upper', 16)}`],
    ['a Google API key', `AIza${drawn('all', 35)}`],
    ['a GitHub token', `ghp_${drawn('all', 36)}`],
    ['a fine-grained GitHub token', `github_pat_${drawn('all', 22)}_${drawn('all', 59)}`],
    ['a GitLab token', `glpat-${drawn('all', 20)}`],
    ['an npm token', `npm_${drawn('all', 36)}`],
    ['a PyPI token', `pypi-AgEIcHlwaS5vcmc${drawn('all', 60)}`],
    ['a Slack token', `xoxb-${drawn('digits', 12)}-${drawn('digits', 12)}-${drawn('all', 24)}`],
    ['a legacy Slack token', `xoxp-${drawn('digits', 11)}-${drawn('digits', 11)}-${drawn('digits', 11)}-${drawn('hex', 32)}`],
    ['a Slack hook', `hooks.slack.com/services/T${drawn('upper', 8)}/B${drawn('upper', 8)}/${drawn('all', 24)}`],
    ['a Stripe key', `sk_live_${drawn('all', 24)}`],
    ['an OpenAI key', `sk-proj-${drawn('all', 48)}`],
    ['a legacy OpenAI key', `sk-${drawn('all', 20)}T3BlbkFJ${drawn('all', 20, 2)}`],
    ['an Anthropic key', `sk-ant-api03-${drawn('all', 93)}AA`],
    ['a Hugging Face token, without digits', `hf_${drawn('letters', 34)}`],
    ['a SendGrid key', `SG.${drawn('all', 22)}.${drawn('all', 43)}`],
    ['a Shopify token', `shpat_${drawn('hex', 32)}`],
    ['a DigitalOcean token', `dop_v1_${drawn('hex', 64)}`],
    ['a Databricks token', `dapi${drawn('hex', 32)}`],
    ['a Telegram bot token', `${drawn('digits', 10)}:AA${drawn('all', 33)}`],
    ['a Discord bot token', `M${drawn('all', 23)}.${drawn('all', 6)}.${drawn('all', 27)}`],
    ['a Mailchimp key', `${drawn('hex', 32)}-us7`],
    ['a Microsoft client secret', `${drawn('all', 3)}8Q~${drawn('all', 34)}`],
    ['a Direct Line secret', `${drawn('all', 11)}.${drawn('all', 43)}`],
    ['a Direct Line secret of the older form', `${drawn('all', 11)}.cwA.${drawn('all', 3)}.${drawn('all', 43)}`],
    ['a Vault token', `hvs.${drawn('all', 95)}`],
    ['a 1Password key', `A3-${drawn('upper', 6)}-${drawn('upper', 11)}-${drawn('upper', 5)}-${drawn('upper', 5, 2)}-${drawn('upper', 5, 3)}`],
    ['a Square token', `sq0atp-${drawn('all', 22)}`],
    ['a Tailscale key', `tskey-api-${drawn('all', 12)}-${drawn('all', 24)}`],
];

const LOOK_ALIKES: readonly (readonly [name: string, text: string])[] = [
    ['a word with the prefix', 'the ghp_token_name_of_the_repository'],
    ['a token cut short', `ghp_${drawn('all', 30)}`],
    ['a token with too much behind it', `ghp_${drawn('all', 46)}`],
    ['a prefix inside a word', `x${'ghp_'}${drawn('all', 36)}`],
    ['what people write in place of a token', `ghp_${'x'.repeat(36)}`],
    ['what Amazon writes in place of a key', 'AKIAIOSFODNN7EXAMPLE'],
    ['a publishable Stripe key', `pk_live_${drawn('all', 24)}`],
    ['a GUID', '0f8fad5b-d9cb-469f-a165-70867728950e'],
    ['a commit', 'commit da39a3ee5e6b4b0d3255bfef95601890afd80709'],
    ['a tracking number', 'tracking 1Z999AA10123456784'],
    ['an address of the web', 'https://shop.example/products/blue-shirt-42?size=10&colour=navy_blue'],
    ['a file', 'IMG_20230405_123456789_HDR.jpg and quarterly_report_v2_final_2023.xlsx'],
    ['an address of the network', 'fe80::1ff:fe23:4567:890a at 192.168.100.200:8080'],
    ['an application version', 'bot-warden/1.12.3-beta.4+build.567'],
];

describe('tokens of services', () => {
    for (const [name, token] of TOKENS) {
        for (const [where, before, after] of SURROUNDINGS) {
            it(`finds ${name} ${where}`, () => {
                assert.deepEqual(claimed(SECRETS, before + token + after), [`SECRET ${token}`]);
            });
        }
    }

    for (const [name, text] of LOOK_ALIKES) {
        it(`leaves ${name}`, () => assert.deepEqual(claimed(SECRETS, text), []));
    }

    it('finds several in one text', () => {
        const [one, two] = [`ghp_${drawn('all', 36)}`, `npm_${drawn('all', 36)}`];
        assert.deepEqual(claimed(SECRETS, `use ${one},${two} or {"a":"${two}"}`), [`SECRET ${one}`, `SECRET ${two}`, `SECRET ${two}`].slice(0, 2));
    });

    it('finds a random text in quotes only when everything is asked for', () => {
        const text = `"${drawn('hex', 32)}"`;
        assert.deepEqual(claimed(SECRETS, text), []);
        assert.deepEqual(claimed(SECRETS, text, 0), [`SECRET ${drawn('hex', 32)}`]);
    });
});
