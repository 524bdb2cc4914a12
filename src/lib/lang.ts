export type Lang = 'zh-CN' | 'en'
