export const parts = {
  next: '下一步',
  steps: '步骤',
  done: '已完成',
  noPhoto: '照片未上传',
  photoCleared: '照片保存期满，已删除',
  exampleAlt: '示例照片：正面免冠，浅蓝色背景，头部占照片高的 7/10，上方空 1/10，左右各空 1/10，肩部占 1/5',
  guide: '参考线',
}
