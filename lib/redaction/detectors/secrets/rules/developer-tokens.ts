import { tokens } from './token';

/**
 * Source code, packages, builds, tests and machine learning.
 * @see https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml (MIT, Copyright 2019 Zachary Rice), from which most rows come,
 * https://github.com/secretlint/secretlint (MIT) and https://github.com/Yelp/detect-secrets (Apache-2.0), whose rules the others state
 */
export const DEVELOPER_TOKENS = tokens(
    // GitHub, GitLab, Bitbucket
    ['ghp_ gho_ ghu_ ghs_ ghr_', '[0-9a-zA-Z_]{36}', 3],
    ['github_pat_', '\\w{82}', 3],
    ['glpat- gldt- glft- glsoat- glrt- glffct-', '[\\w-]{20,50}', 3],
    ['glimt-', '[\\w-]{25}', 3],
    ['glcbt-', '(?:[0-9a-zA-Z]{1,5}_)?[\\w-]{20,50}', 3],
    ['glptt-', '[\\w-]{40}', 3],
    ['glagent-', '[\\w-]{50,1024}', 3],
    ['gloas-', '[\\w-]{64}', 3],
    ['glpat- glrt-t1_ glrt-t2_ glrt-t3_', '[\\w-]{27,300}\\.[0-9a-z]{9}', 4],
    ['GR1348941', '[\\w-]{20,50}', 3],
    ['gitlab_session=', '[0-9a-z]{32}', 3],
    ['ATBB', '[\\w=]{32}', 3],
    ['ATATT3', '[\\w=-]{186}', 3.5],
    // Packages
    ['npm_', '[a-zA-Z0-9]{36}', 2],
    ['pypi-AgEIcHlwaS5vcmc pypi-AgENdGVzdC5weXBpLm9yZw', '[\\w-]{50,1000}', 3],
    ['rubygems_', '[a-f0-9]{48}', 2],
    ['CLOJARS_ clojars_', '[a-zA-Z0-9]{60}', 2],
    ['oy2', '[a-z0-9]{43}', 3.5],
    // Builds, tests, documentation
    ['API-', '[A-Z0-9]{26}', 3],
    ['PMAK-', '[a-fA-F0-9]{24}-[a-fA-F0-9]{34}', 3],
    ['pat. sat.', '[\\w-]{22}\\.[a-zA-Z0-9]{24}\\.[a-zA-Z0-9]{20}', 3],
    ['pnu_', '[a-zA-Z0-9]{36}', 2],
    ['rdme_', '[a-z0-9]{70}', 2],
    ['sgp_', '(?:(?:[a-fA-F0-9]{16}|local)_)?[a-fA-F0-9]{40}', 3],
    ['squ_ sqp_ sqa_', '[a-f0-9]{40}', 3],
    ['sm_aat_ sm_pat_ sm_sat_', '[a-zA-Z0-9]{16}', 3],
    ['s-s4t2ud- s-s4t2af-', '[a-fA-F0-9]{64}', 3],
    ['lin_api_', '[a-zA-Z0-9_]{32,128}', 2],
    ['figd_', '[\\w-]{40,200}', 3],
    ['ntn_', '[0-9]{11}[A-Za-z0-9]{35}', 3.5],
    ['aio_', '[a-zA-Z0-9]{28}', 3],
    ['pat', '[a-zA-Z0-9]{14}\\.[a-f0-9]{64}', 3],
    // Machine learning
    ['sk-ant-admin01-', '[\\w-]{93}AA'],
    ['sk-ant-api0', '\\d-[\\w-]{90,128}AA'],
    ['sk-proj- sk-svcacct- sk-admin-', '[\\w-]{40,200}', 3.5],
    ['sk-', '(?:[\\w-]{0,40}-)?[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}', 3],
    ['sk-', '[a-f0-9]{32}', 3],
    ['sk-or-v1-', '[a-f0-9]{64}', 3],
    ['gsk_', '[a-zA-Z0-9]{52}', 3.5],
    ['xai-', '[a-zA-Z0-9]{80}', 4],
    ['nvapi-', '[\\w-]{64}', 4],
    ['r8_', '[a-zA-Z0-9]{37}', 3.5],
    ['hf_ api_org_', '[a-zA-Z]{34}', 2],
    ['pplx-', '[a-zA-Z0-9]{48}', 4],
);
