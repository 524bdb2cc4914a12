import {
  PhotoPreview,
  PhotoProgress,
  PhotoTemplates,
} from '../../../views/registration/photo/photo-parts.tsx'
import { photo as words } from '../../../views/words/zh-CN/photo.ts'

/** The photo page reduced to what its script works with; `refusals` are what the server found. */
export function photoPage(refusals: readonly string[] = []): string {
  const page = (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title>{`${refusals.length > 0 ? '错误：' : ''}${words.title}`}</title>
        <script type="module" src="/photo.js"></script>
      </head>
      <body>
        <main>
          <div id="photo-answer">
            {refusals.length > 0 ? (
              <section class="problems" role="alert" tabindex={-1} autofocus>
                <h2>{words.refused}</h2>
              </section>
            ) : null}
          </div>
          <h1>{words.title}</h1>
          <form id="photo-form" method="post" action="/photo" enctype="multipart/form-data">
            <div class={refusals.length > 0 ? 'field bad' : 'field'}>
              <label for="photo">{words.choose}</label>
              <p class="hint" id="photo-hint">
                {words.hint}
              </p>
              {refusals.length > 0 ? (
                <div class="why" id="photo-why">
                  {refusals.map((refusal) => (
                    <p>{refusal}</p>
                  ))}
                </div>
              ) : null}
              <input id="photo" name="photo" type="file" accept="image/jpeg" aria-describedby="photo-hint" />
            </div>
            <PhotoPreview words={words} />
            <button class="main">{words.upload}</button>
            <PhotoProgress />
          </form>
          <PhotoTemplates words={words} />
        </main>
      </body>
    </html>
  )
  return `<!doctype html>${page}`
}
