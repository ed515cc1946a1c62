/* Enhances the workplace, which works without any of this. Each behaviour is a controller in a file of its own. */

import { DeskController } from "./desk.js";
import { EditorController } from "./editor.js";
import { KeysController } from "./keys.js";
import { PreviewController } from "./preview.js";
import { WordsController } from "./words.js";

const { app } = window.wagtail;

app.register("workplace", DeskController);
app.register("workplace-editor", EditorController);
app.register("workplace-keys", KeysController);
app.register("workplace-preview", PreviewController);
app.register("workplace-words", WordsController);
