import { PHOTO } from '../../../src/registration/photo/photo-rules.ts'
import type { ProblemWords } from '../../registration/photo/photo-words.ts'

const range = `${PHOTO.minBytes / 1024} KB 到 ${PHOTO.maxBytes / 1024} KB 之间`
const ratio = `宽是高的 ${PHOTO.minRatio} 到 ${PHOTO.maxRatio} 倍，例如 33:48`

const problems: ProblemWords = {
  missing: () => '请选择照片',
  empty: () => '文件是空的，里面没有照片。请重新选择，或重新拍一张',
  'not-jpeg': ({ name, kind }) => `这不是 JPG：文件名是“${name}”，内容是 ${kind}。请用相册或画图另存为 JPG`,
  'unknown-file': ({ name }) => `这不是 JPG：文件名是“${name}”，内容认不出来。请用相册或画图另存为 JPG`,
  broken: () => '文件不完整，打不开。请重新保存，或重新拍一张',
  unusual: () => '这种 JPG 很少见，网页和打印都显示不了。请另存为普通 JPG',
  trailing: () => '照片后面还带着别的内容。请用相册或画图另存为普通 JPG',
  'too-few-bytes': ({ size }) => `文件 ${size}，太小，打印会模糊。应在 ${range}`,
  'too-many-bytes': ({ size }) => `文件 ${size}，太大。应在 ${range}`,
  'too-few-pixels': ({ width, height }) =>
    `照片宽 ${width}、高 ${height} 像素，太小。至少宽 ${PHOTO.minWidth}、高 ${PHOTO.minHeight}`,
  'too-many-pixels': ({ width, height }) =>
    `照片 ${width} × ${height} 像素，太大。请缩小到 ${PHOTO.maxSide} 以内`,
  'too-wide': ({ width, height }) => `照片宽 ${width}、高 ${height} 像素，太宽。应是竖的，${ratio}`,
  'too-narrow': ({ width, height }) => `照片宽 ${width}、高 ${height} 像素，太窄。应该${ratio}`,
  sideways: () => '照片是横着的。请转正后再上传',
  'upside-down': () => '照片是倒着的。请转正后再上传',
  mirrored: () => '照片是翻转的，像镜子里的样子。请翻转回来再上传',
  grey: () => '照片是黑白的。请用彩色照片',
  cmyk: () => '照片是印刷用的 CMYK 颜色。请另存为普通 JPG',
}

/** The photo page, its answers, and the warning for those who leave without a photo. */
export const photo = {
  title: '上传照片',
  seatsKept: '座位已为您保留',
  requirements: '要求',
  picture: '本人近期正面免冠彩色证件照，浅蓝色背景，头部完整、正立',
  file: `JPG 文件，${PHOTO.minBytes / 1024}–${PHOTO.maxBytes / 1024} KB，至少宽 ${PHOTO.minWidth}、高 ${PHOTO.minHeight} 像素`,
  print: '打印尺寸 48 毫米 × 33 毫米',
  composition: '头部占高的 7/10，上方空 1/10，左右各空 1/10，肩部占 1/5',
  example: '示例：头部占高的 7/10，上方空 1/10，左右各空 1/10，肩部占 1/5，浅蓝色背景',
  preview: '您选的照片，带参考线',
  own: '您的照片',
  choose: '选择照片',
  hint: '照片太大时，先用手机相册裁剪、缩小',
  upload: '上传照片',
  change: '修改照片',
  back: '返回',
  confirm: '确定',
  reminder: '请上传照片',
  until: (when: string) => `${when} 前都可以`,
  later: (when: string) => `${when} 前可以先跳过，回来再传。没有照片不能提交审核，也不能支付。`,
  received: '照片已收到',
  next: '下一步：核对',
  refused: '这张照片不能用',
  again: '可以不限次数重试',
  chooseAgain: '登录已过期，照片没有收到。其他内容都在，请重新选择照片',
  late: (when: string) => `照片上传已在 ${when} 截止。请联系考点`,
  interrupted: '上传中断了，照片没有收到，其他内容都在。网络好了再点一次「上传照片」',
  fits: ({ width, height, size }: { width: string; height: string; size: string }) =>
    `符合要求：宽 ${width}、高 ${height} 像素，${size}`,
  sent: ({ percent, size }: { percent: string; size: string }) => `已传 ${percent}%，共 ${size}`,
  warning: '照片未上传！如未在报考考点网报截止日期前传照片，则无法支付。',
  deadline: (when: string) => `截止：${when}`,
  problems,
}
