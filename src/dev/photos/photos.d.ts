declare module '*.jpg' {
  const bytes: ArrayBuffer
  export default bytes
}
