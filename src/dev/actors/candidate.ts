import type { Details } from '../../registration/details/fields.ts'
import type { DocumentType } from '../../registration/identity/documents.ts'

/** An invented candidate: what this person would tell every client in the same way. */
export type CandidateFacts = {
  name: string
  document: { type: DocumentType; number: string; sex?: 'male' | 'female'; birth?: string }
  /** Code of the test centre. */
  centre: string
  /** Codes of the subjects. */
  subjects: readonly string[]
  /** Beside name, sex and birth, which the document or the facts tell. */
  details: Omit<Details, 'name' | 'sex' | 'birth'>
}

/** How a candidate takes the steps: by commands to the desk, by pages over HTTP, or in a browser by labels. */
export interface CandidateClient {
  start(): Promise<unknown>
  /** The agreement and every notice. */
  agree(): Promise<unknown>
  identify(): Promise<unknown>
  submit(): Promise<unknown>
  uploadPhoto(): Promise<unknown>
  sendToReview(): Promise<unknown>
}

export type Step = keyof CandidateClient

/** The steps of the journey in their order. */
const STEPS: readonly Step[] = ['start', 'agree', 'identify', 'submit', 'uploadPhoto', 'sendToReview']

/** Takes every step from the first to `last`, or from the one after `done`; returns the client. */
export async function takeSteps<Client extends CandidateClient>(
  client: Client,
  last: Step,
  done?: Step,
): Promise<Client> {
  const from = done ? STEPS.indexOf(done) + 1 : 0
  for (const step of STEPS.slice(from, STEPS.indexOf(last) + 1)) await client[step]()
  return client
}

/** An ordinary student's answers. */
export const STUDENT: Omit<Details, 'name' | 'sex' | 'birth'> = {
  ethnicity: 'HA',
  education: 'bachelor',
  occupation: 'student',
  training: null,
  mobile: '13800138000',
  email: 'candidate@example.cn',
  address: '',
  postcode: '',
  school: '中原示例大学',
  faculty: '',
  major: '',
  grade: '',
  class: '',
  studentNumber: '',
  remark: '',
}
