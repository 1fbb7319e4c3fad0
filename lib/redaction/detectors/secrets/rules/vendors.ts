const GUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/**
 * What a value that is assigned to a name with the vendor in it looks like, in either case, and its least entropy.
 * @see https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml (MIT, Copyright 2019 Zachary Rice); Amazon's, Cloudant's, SoftLayer's
 * and IBM's come from https://github.com/Yelp/detect-secrets (Apache-2.0) and https://github.com/secretlint/secretlint (MIT)
 */
const ROWS: readonly (readonly [vendor: string, value: string, entropy?: number])[] = [
    ['adafruit', '[a-z0-9_-]{32}'],
    ['adobe', '[a-f0-9]{32}', 2],
    ['airtable', '[a-z0-9]{17}'],
    ['algolia', '[a-z0-9]{32}'],
    ['alibaba', '[a-z0-9]{30}', 2],
    ['asana', '[0-9]{16}|[a-z0-9]{32}'],
    ['atlassian|confluence|jira', '[a-z0-9]{20}[a-f0-9]{4}', 3.5],
    ['aws[\\w .-]{0,20}(?:key|pwd|pw|password|pass|token|secret)|secret_?access_?key', '[a-z0-9/+=]{40}', 3],
    ['beamer', 'b_[a-z0-9=_-]{44}'],
    ['bitbucket', '[a-z0-9]{32}|[a-z0-9=_-]{64}'],
    ['bittrex', '[a-z0-9]{32}'],
    ['bundle_(?:enterprise|gems)__contribsys__com', '[a-f0-9]{8}:[a-f0-9]{8}'],
    ['client_?secret', '[\\w.~-]{40}', 3],
    ['cloudant|(?<![a-z])cl(?:ou)?(?![a-z])', '[0-9a-f]{64}'],
    ['cloudflare', '[a-z0-9_-]{40}|[a-f0-9]{37}', 2],
    ['codecov', '[a-z0-9]{32}'],
    ['cohere|co_api_key', '[a-z0-9]{40}', 4],
    ['coinbase', '[a-z0-9_-]{64}'],
    ['confluent', '[a-z0-9]{16}|[a-z0-9]{64}'],
    ['contentful', '[a-z0-9=_-]{43}'],
    ['datadog', '[a-z0-9]{40}'],
    ['discord', '[a-f0-9]{64}|[0-9]{18}|[a-z0-9=_-]{32}', 2],
    ['droneci', '[a-z0-9]{32}'],
    ['dropbox', '[a-z0-9]{15}|[a-z0-9]{11}a{10}[a-z0-9=_-]{43}|sl\\.[a-z0-9=_-]{135}'],
    ['etsy', '[a-z0-9]{24}', 3],
    ['facebook', '[a-f0-9]{32}', 3],
    ['fastly', '[a-z0-9=_-]{32}'],
    ['finicity', '[a-f0-9]{32}|[a-z0-9]{20}'],
    ['finnhub', '[a-z0-9]{20}'],
    ['flickr', '[a-z0-9]{32}'],
    ['freshbooks', '[a-z0-9]{64}'],
    ['gitter', '[a-z0-9_-]{40}'],
    ['gocardless', 'live_[a-z0-9=_-]{40}'],
    ['heroku|hubspot|squarespace', GUID],
    ['ibm|(?<![a-z])iam', '[\\w-]{44}', 3],
    ['intercom', '[a-z0-9=_-]{60}'],
    ['jfrog|artifactory|bintray|xray', 'AP[0-9A-F][a-z0-9]{8,200}|[a-z0-9]{64}|[a-z0-9]{73}'],
    ['kraken', '[a-z0-9/=_+-]{80,90}'],
    ['kucoin', `[a-f0-9]{24}|${GUID}`],
    ['launchdarkly', '[a-z0-9=_-]{40}'],
    ['linear', '[a-f0-9]{32}', 2],
    ['linked[_-]?in', '[a-z0-9]{14}|[a-z0-9]{16}', 2],
    ['(?<![a-z])lob', '(?:live|test)_(?:[a-f0-9]{35}|pub_[a-f0-9]{31})'],
    ['looker', '[a-z0-9]{20}|[a-z0-9]{24}'],
    ['mailchimp', '[a-f0-9]{32}-us[0-9]{1,2}'],
    ['mailgun', '(?:pub)?key-[a-f0-9]{32}|[a-h0-9]{32}-[a-h0-9]{8}-[a-h0-9]{8}'],
    ['mapbox', 'pk\\.[a-z0-9]{60}\\.[a-z0-9]{22}'],
    ['mattermost', '[a-z0-9]{26}'],
    ['meraki', '[0-9a-f]{40}', 3],
    ['message[_-]?bird', `[a-z0-9]{25}|${GUID}`],
    ['netlify', '[a-z0-9=_-]{40,46}'],
    ['new[_-]?relic', '[a-z0-9]{64}'],
    ['nytimes|new-?york-?times', '[a-z0-9=_-]{32}'],
    ['okta', '00[\\w=-]{40}', 4],
    ['plaid', '[a-z0-9]{24}|[a-z0-9]{30}', 3.5],
    ['private[_-]?ai', '[a-z0-9]{32}', 3],
    ['rapidapi', '[a-z0-9_-]{50}'],
    ['secret_?key', 'sk_\\S{29}|[a-f0-9]{48}', 3],
    ['sendbird', `[a-f0-9]{40}|${GUID}`],
    ['sentry', '[a-f0-9]{64}', 3],
    ['snyk[_.-]?(?:(?:api|oauth)[_.-]?)?(?:key|token)', GUID],
    ['softlayer|(?<![a-z])sl(?![a-z])', '[a-z0-9]{64}', 3],
    ['sonar[_.-]?(?:login|token)', '[a-z0-9=_-]{40}'],
    ['sourcegraph', '[a-f0-9]{40}', 3],
    ['sumo', 'su[a-z0-9]{12}|[a-z0-9]{64}', 3],
    ['telegr', '[0-9]{5,16}:A[a-z0-9_-]{34}'],
    ['travis', '[a-z0-9]{22}'],
    ['trello', '[a-z0-9-]{32}'],
    ['twitch', '[a-z0-9]{30}'],
    ['twitter', '[a-z0-9]{25}|[a-z0-9]{45}|[a-z0-9]{50}|[0-9]{15,25}-[a-z0-9]{20,40}'],
    ['typeform', 'tfp_[a-z0-9_.=-]{59}'],
    ['yandex', 't1\\.[a-z0-9_-]{1,300}={0,2}\\.[a-z0-9_-]{86}={0,2}|AQVN[a-z0-9_-]{35,38}|YC[a-z0-9_-]{38}'],
    ['zendesk', '[a-z0-9]{40}'],
];

interface Vendor {
    name: RegExp;
    value: RegExp;
    entropy: number;
}

const VENDORS: readonly Vendor[] = ROWS.map(([name, value, entropy = 0]) => ({
    name: new RegExp(`^(?:${name})$`),
    value: new RegExp(`^(?:${value})$`, 'i'),
    entropy,
}));

/** The names of all, in lower case. */
const ANY = new RegExp(ROWS.map(([name]) => name).join('|'), 'g');

const MOST_KNOWN = 500;
const known = new Map<string, readonly Vendor[]>();

function named(vendor: string): readonly Vendor[] {
    let vendors = known.get(vendor);
    if (vendors) return vendors;
    vendors = VENDORS.filter((each) => each.name.test(vendor));
    if (known.size < MOST_KNOWN) known.set(vendor, vendors);
    return vendors;
}

/** What the vendors' values look like that are named in the last characters, at most `reach` before the end, of a name. */
export function vendorsIn(name: string, reach: number): readonly Vendor[] {
    const lower = name.toLowerCase();
    const found: Vendor[] = [];
    ANY.lastIndex = 0;
    for (let match = ANY.exec(lower); match; match = ANY.exec(lower)) {
        const [vendor] = match;
        if (lower.length - ANY.lastIndex <= reach) found.push(...named(vendor));
    }
    return found;
}
