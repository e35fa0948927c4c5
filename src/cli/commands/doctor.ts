import { type Diagnosis, diagnose } from '../../app/doctor.ts';
import type { Io } from '../io.ts';
import { diagnosisJson, renderDiagnosis } from '../render/doctor.ts';
import { wireDoctor } from '../wire.ts';

export interface DoctorFlags {
  repo?: string;
  json?: true;
}

const exitOf: Readonly<Record<Diagnosis['verdict'], number>> = { ready: 0, 'not-ready': 1, unreachable: 69 };

/** `guard doctor`: looks, tells, and changes nothing. */
export async function doctorVerb(io: Io, flags: DoctorFlags): Promise<number> {
  const diagnosis = await diagnose(await wireDoctor(io, flags.repo ?? null), io.cwd());
  const columns = io.tty.stdout ? (process.stdout.columns ?? 80) : null;
  io.out(flags.json === true ? diagnosisJson(diagnosis) : renderDiagnosis(diagnosis, { tty: io.tty.stdout, env: io.env, columns }));
  return exitOf[diagnosis.verdict];
}
