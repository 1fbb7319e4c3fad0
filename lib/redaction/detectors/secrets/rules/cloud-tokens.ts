import { tokens } from './token';

/** What Google's and Firebase's own samples have behind `AIza`: gitleaks allows these keys. */
const SAMPLES =
    '(?:Sy)?(?:abcdefgh|AnLA7Nfe|CkEhVjf3|DMAScliy|D3asb-2p|DNSXIbFm|yDNSXIbF|AdOS2zB6|ASWm6HmT|ANUvH9H9|A5_iVawF|A4UrcGxg|DSb51JiI|BF2RrAIm|BcE-OOIb|B8qGxt4e|A8vmApnr)';

/**
 * Clouds, hosting, networks and storage of secrets.
 * @see https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml (MIT, Copyright 2019 Zachary Rice), from which most rows come,
 * https://github.com/secretlint/secretlint (MIT) and https://github.com/Yelp/detect-secrets (Apache-2.0), whose rules the others state
 */
export const CLOUD_TOKENS = tokens(
    // Amazon: access keys, Bedrock, session tokens, marketplace
    ['AKIA ASIA ABIA ACCA AGPA AIDA AROA AIPA ANPA ANVA', '(?![A-Z0-9]{9}EXAMPLE)[A-Z0-9]{16}', 3],
    ['AKIA', '(?![A-Z0-9]{9}EXAMPLE)[A-Z0-9]{16}', 0, 0.3],
    ['A3T', '[A-Z0-9][A-Z2-7]{16}', 3],
    ['ABSK', '[A-Za-z0-9+/]{109,269}={0,2}', 3],
    ['bedrock-api-key-', 'YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/=]{0,2000}'],
    ['IQoJb3JpZ2luX2Vj FwoGZXIvYXdz', '[A-Za-z0-9+/=]{60,2000}', 4],
    ['amzn.mws.', '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'],
    ['amzn1.oa2-cs.v1.', '[a-f0-9]{64}'],
    // Alibaba, Google, Yandex, IBM's Artifactory and JFrog
    ['LTAI', '[a-zA-Z0-9]{20}', 2],
    ['AIza', `(?!${SAMPLES})[\\w-]{35}`, 3.5],
    ['ya29.', '[\\w-]{20,1000}', 3.5],
    ['GOCSPX-', '[\\w-]{28}', 3],
    ['AQVN', '[\\w-]{35,38}', 3.5],
    ['t1.', '[\\w-]{1,300}={0,2}\\.[\\w-]{86}={0,2}', 3.5],
    ['AKCp', '[A-Za-z0-9]{69}', 4.5],
    ['cmVmd', '[A-Za-z0-9]{59}', 4.5],
    ['AKC', '[a-zA-Z0-9]{10,200}', 0, 0.4],
    ['AP0 AP1 AP2 AP3 AP4 AP5 AP6 AP7 AP8 AP9 APA APB APC APD APE APF', '[a-zA-Z0-9]{8,200}', 0, 0.2],
    // Hosting, data bases and networks
    ['4b1d', '[A-Za-z0-9]{38}', 3],
    ['cfk_ cfut_ cfat_', '[A-Za-z0-9]{48}', 3],
    ['v1.0-', '[a-f0-9]{24}-[a-f0-9]{146}', 2],
    ['dapi', '[a-fA-F0-9]{32}(?:-\\d)?', 3],
    ['doo_v1_ dop_v1_ dor_v1_', '[a-f0-9]{64}', 3],
    ['dt0c01.', '[a-zA-Z0-9]{24}\\.[a-zA-Z0-9]{64}', 4],
    ['fo1_', '[\\w-]{43}', 4],
    ['fm1a_ fm1r_ fm2_', '[a-zA-Z0-9+/]{100,2000}={0,3}', 4],
    ['HRKU-AA', '[\\w-]{58}', 4],
    ['ico-', '[a-zA-Z0-9]{32}', 3],
    ['sha256~', '[\\w-]{43}', 3.5],
    ['pscale_tkn_ pscale_oauth_ pscale_pw_', '[\\w=.-]{32,64}', 3],
    ['tk-us-', '[\\w-]{48}', 2],
    ['tskey-', '[a-z]{1,20}-[0-9A-Za-z_]{8,40}-[0-9A-Za-z_]{16,60}'],
    ['dnkey-', '[\\w=-]{26}-[\\w=-]{52}', 3],
    ['vcp_ vci_ vca_ vcr_ vck_', '[A-Za-z0-9]{20,60}', 3],
    ['dckr_pat_ dckr_oat_', '[\\w-]{27,32}', 3],
    ['sbp_', '[a-f0-9]{40}', 3],
    ['sb_secret_', '[\\w-]{31}', 3],
    ['pul-', '[a-f0-9]{40}', 2],
    ['glc_', '[A-Za-z0-9+/]{32,400}={0,3}', 3],
    ['glsa_', '[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}', 3],
    ['eyJrIjoi', '[A-Za-z0-9]{70,400}={0,3}', 3],
    ['NRAK-', '[a-zA-Z0-9]{27}', 3],
    ['NRII-', '[\\w-]{32}', 3],
    ['NRJS-', '[a-f0-9]{19}', 2],
    ['sntrys_eyJpYXQiO', '[\\w+/=]{80,500}', 4],
    ['sntryu_', '[a-f0-9]{64}', 3.5],
    // Keepers of secrets
    ['hvb.', '[\\w-]{138,300}', 4],
    ['hvs. hvr.', '[\\w-]{90,120}', 3.5],
    ['s.', '(?![a-zA-Z]{24})[a-zA-Z0-9]{24}', 3.5, 0.6],
    ['ops_ey', '[A-Za-z0-9+/=]{100,2000}', 3.5],
    ['A3-', '[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}', 3.5],
    ['AGE-SECRET-KEY-1', '[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}'],
    ['dp.pt. dp.ct. dp.st. dp.sa. dp.scim. dp.audit.', '[\\w-]{0,40}\\.?[a-zA-Z0-9]{40,44}', 2],
    ['sc_ ext_ scauth_ authress_', '[a-zA-Z0-9]{5,30}\\.[a-zA-Z0-9]{4,6}\\.acc[_-][a-zA-Z0-9-]{10,32}\\.[\\w+/=-]{30,120}', 2],
);
