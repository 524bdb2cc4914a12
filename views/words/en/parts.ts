import type { Words } from '../zh-CN.ts'

export const parts: Words['parts'] = {
  next: 'Next step',
  steps: 'Steps',
  done: 'done',
  noPhoto: 'No photo yet',
  photoCleared: 'Photo deleted, its retention period is over',
  exampleAlt:
    'Example photo: facing the camera, bare-headed, light-blue background, head 7/10 of the height, 1/10 free above and at either side, shoulders 1/5',
  guide: 'Guide lines',
}
