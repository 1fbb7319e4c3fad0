import { tokens } from './token';

/**
 * Payments, shops, chats, mail and other services.
 * @see https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml (MIT, Copyright 2019 Zachary Rice), from which most rows come,
 * https://github.com/secretlint/secretlint (MIT) and https://github.com/Yelp/detect-secrets (Apache-2.0), whose rules the others state
 */
export const SERVICE_TOKENS = tokens(
    // Payments and shops
    ['sk_live_ sk_test_ sk_prod_ rk_live_ rk_test_ rk_prod_', '[a-zA-Z0-9]{10,99}', 2],
    ['sk_live_ sk_test_ rk_live_ rk_test_', '[a-zA-Z0-9]{24,99}', 0, 0.3],
    ['whsec_', '[A-Za-z0-9+/]{32,100}={0,2}', 3],
    ['EAAA sq0atp-', '[\\w-]{22,60}', 2],
    ['sq0csp-', '[\\w\\\\-]{43}', 2],
    ['shpat_ shpca_ shppa_ shpss_', '[a-zA-Z0-9]{32,64}', 2],
    ['shippo_live_ shippo_test_', '[a-fA-F0-9]{40}', 2],
    ['EZAK EZTK', '[a-zA-Z0-9]{54}', 2],
    ['FLWSECK_TEST-', '[a-hA-H0-9]{12}(?:[a-hA-H0-9]{20}-X)?', 2],
    ['FLWPUBK_TEST-', '[a-hA-H0-9]{32}-X', 2],
    ['access-sandbox- access-development- access-production-', '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'],
    ['duffel_test_ duffel_live_', '[\\w=-]{43}', 2],
    ['live_ test_', '(?:[a-f0-9]{35}|pub_[a-f0-9]{31})', 3],
    // Chats and social networks
    ['xoxa- xoxb- xoxe- xoxo- xoxp- xoxr- xoxs-', '(?:\\d{1,20}-){1,5}[a-zA-Z0-9]{4,200}(?:-[a-zA-Z0-9-]{0,40})?', 2],
    ['xoxb-', '[0-9]{10,13}-[0-9]{10,13}[a-zA-Z0-9-]{0,80}', 3],
    ['xoxa- xoxr- xoxc- xoxd-', '(?:\\d-)?(?=[a-zA-Z]{0,47}\\d)[0-9a-zA-Z]{8,250}', 2],
    ['xoxe.xoxb-', '\\d-[a-zA-Z0-9]{163,166}', 2],
    ['xoxe.xoxp-', '\\d-[a-zA-Z0-9]{163,166}', 2],
    ['xapp-', '\\d-[a-zA-Z0-9]{1,40}-\\d{1,40}-[a-zA-Z0-9]{1,100}', 2],
    ['hooks.slack.com/', '(?:services|workflows|triggers)/(?:[A-Za-z0-9+/]{43,100}|T\\w{1,40}/B\\w{1,40}/\\w{1,40})'],
    [
        'webhook.office.com/webhookb2/',
        '[a-z0-9]{8}-(?:[a-z0-9]{4}-){3}[a-z0-9]{12}@[a-z0-9]{8}-(?:[a-z0-9]{4}-){3}[a-z0-9]{12}/IncomingWebhook/[a-z0-9]{32}/[\\w/-]{36,200}',
    ],
    ['EAAM EAAC', '[a-zA-Z0-9]{100,400}', 4],
    ['AAAAAAAAAAAAAAAAAAAAAA', '[a-zA-Z0-9%]{80,100}', 3],
    // Mail and telephony
    ['SG.', '(?:[\\w=.-]{66}|[\\w-]{16,64}\\.[\\w-]{16,128})', 2],
    ['xkeysib-', '[a-f0-9]{64}-[a-zA-Z0-9]{16}', 2],
    ['key- pubkey-', '[a-f0-9]{32}', 3, 0.7],
    ['SK', '[0-9a-fA-F]{32}', 3],
    ['SK AC', '[a-z0-9]{32}', 0, 0.3],
    // Other services
    ['api.softlayer.com/soap/v3', '(?:\\.1)?/[a-z0-9]{64}'],
    ['p8e-', '[a-zA-Z0-9]{32}', 2],
    ['fio-u-', '[\\w=-]{64}', 3],
    ['tfp_', '[\\w.=-]{59}', 3],
    ['sl.', '[\\w=-]{130,400}', 3.5],
    ['CFPAT-', '[\\w-]{43}', 3],
    ['sk.eyJ', '[\\w-]{20,400}\\.[\\w-]{20,60}', 3],
    ['ZXlK', '[\\w+/-]{60,2000}={0,2}', 4, 0.8],
);
