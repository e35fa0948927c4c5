import { expect, it } from 'vitest';
import { inheritedSteering, steeringOf, steersPrograms } from '../../../src/core/policy/variables.ts';

// Each names another server, a file of settings or a program to a tool whose reads are routine.
it.each([
  ['rpk', 'RPK_BROKERS', 'h:1'],
  ['kafka-groups.sh', 'KAFKA_OPTS', '-javaagent:/tmp/x.jar'],
  ['kcat', 'KCAT_CONFIG', '/tmp/x'],
  ['kafkactl', 'BROKERS', 'h:1'],
  ['nats', 'NATS_URL', 'nats://h'],
  ['jenkins-cli', 'JENKINS_URL', 'http://h'],
  ['drone', 'DRONE_SERVER', 'http://h'],
  ['travis', 'TRAVIS_ENDPOINT', 'http://h'],
  ['fastly', 'FASTLY_API_ENDPOINT', 'http://h'],
  ['stripe', 'STRIPE_DEVICE_NAME', 'x'],
  ['pulsar-admin', 'PULSAR_EXTRA_OPTS', '-javaagent:/tmp/x.jar'],
  ['nodetool', 'CASSANDRA_INCLUDE', '/tmp/x.sh'],
  ['squeue', 'SLURM_CONF', '/tmp/x'],
  ['p4', 'P4PORT', 'rsh:id'],
  ['ceph', 'CEPH_ARGS', '-c /tmp/x'],
  ['splunk', 'SPLUNK_URI', 'https://h'],
  ['s5cmd', 'S3_ENDPOINT_URL', 'http://h'],
  ['b2', 'B2_ENVIRONMENT', 'http://h'],
  ['cloudflared', 'TUNNEL_API_URL', 'http://h'],
])('%s obeys an inherited %s', (program, name, value) => {
  expect(inheritedSteering(program, { [name]: value })).toEqual([name]);
});

it.each(['drone', 'travis', 'sentry-cli', 'nats', 'spacectl'])('a token alone is no other server for %s', (program) => {
  expect(inheritedSteering(program, { DRONE_TOKEN: 'x', TRAVIS_TOKEN: 'x', SENTRY_AUTH_TOKEN: 'x', CI: 'true' })).toEqual([]);
});

it.each(['rpk', 'drone', 'patronictl', 'kops', 'calicoctl'])('every variable of %s counts where it is set, too', (program) => {
  expect(steeringOf(program).filter((name) => !steersPrograms(name.replace('*', 'X'), 'x'))).toEqual([]);
});
