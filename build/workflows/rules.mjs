// What a linter of workflows does not ask: who may write, what is run of others, and how long it may take.
import { yaml } from '../package/borrowed.mjs';

const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;
const WITH_VERSION = /uses:\s*\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
const OURS = /^\.\/\.github\/workflows\/[\w-]+\.yml$/;
/** An hour's work is long; what takes a night says so in its own file. */
const MINUTES_MAX = 360;
/** The only jobs that may change anything, by file and name, and what. */
const MAY_WRITE = { 'release.yml': { draft: ['attestations', 'contents', 'id-token'] } };
/** The only file whose jobs get secrets, and those jobs are held by an environment. */
const WITH_SECRETS = 'release.yml';
/** What anybody from outside can write: in a script it would be run. */
const FROM_OUTSIDE = /\$\{\{[^}]*\b(github\.(event|head_ref|actor|ref_name)|inputs\.)/;

/**
 * What is wrong with a workflow, a sentence each; empty = nothing.
 * @param {string} file its name
 * @param {string} text
 */
export function workflowFaults(file, text) {
  const flow = yaml().load(text);
  const triggers = Object.keys(typeof flow.on === 'object' ? flow.on : { [flow.on]: null });
  return [
    ...(triggers.includes('pull_request_target')
      ? ['It runs the code of strangers with our rights (pull_request_target).']
      : []),
    ...(isReadOnly(flow.permissions) ? [] : ['Its permissions are not "contents: read".']),
    ...(flow.defaults?.run?.shell === 'bash'
      ? []
      : ['Its scripts run in another shell on Windows (defaults: run: shell: bash): PowerShell eats "--".']),
    ...usesFaults(text),
    ...Object.entries(flow.jobs ?? {}).flatMap(([name, job]) =>
      jobFaults(file, name, job).map((fault) => `Job ${name}: ${fault}`),
    ),
  ].map((fault) => `${file}: ${fault}`);
}

const isReadOnly = (permissions) => JSON.stringify(permissions) === '{"contents":"read"}';

/** Comments are no part of YAML's meaning, so lines are read. */
function usesFaults(text) {
  const lines = text.split('\n').filter((line) => /^\s*(-\s+)?uses:/.test(line));
  return lines
    .filter((line) => !OURS.test(line.replace(/^\s*(-\s+)?uses:\s*/, '').trim()))
    .filter((line) => !WITH_VERSION.test(line.trimEnd()))
    .map((line) => `Not pinned by hash, with its version behind: ${line.trim()}`);
}

function jobFaults(file, name, job) {
  const isCall = typeof job.uses === 'string';
  const steps = job.steps ?? [];
  const minutes = job['timeout-minutes'];
  const mayWrite = MAY_WRITE[file]?.[name] ?? [];
  const writes = typeof job.permissions === 'string' ? [job.permissions] : writesOf(job.permissions);
  return [
    ...(isCall || (Number.isInteger(minutes) && minutes <= MINUTES_MAX)
      ? []
      : ['It may run for ever (timeout-minutes).']),
    ...writes.filter((what) => !mayWrite.includes(what)).map((what) => `It may write: ${what}.`),
    ...(/\bsecrets\./.test(JSON.stringify(job)) && (file !== WITH_SECRETS || job.environment === undefined)
      ? ['It gets secrets, and no environment holds it.']
      : []),
    ...(job.secrets === 'inherit' ? ['It hands on all secrets.'] : []),
    ...steps.flatMap((step) => stepFaults(step)),
  ];
}

function writesOf(permissions) {
  return Object.entries(permissions ?? {})
    .filter(([, right]) => right !== 'read' && right !== 'none')
    .map(([what]) => what);
}

function stepFaults(step) {
  const uses = String(step.uses ?? '');
  return [
    ...(uses !== '' && !PINNED.test(uses) ? [`${uses} is not pinned by hash.`] : []),
    ...(uses.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false
      ? ['Its checkout keeps credentials (persist-credentials: false).']
      : []),
    ...(FROM_OUTSIDE.test(String(step.run ?? ''))
      ? ['A script takes in what anybody can write: hand it over by env.']
      : []),
  ];
}
