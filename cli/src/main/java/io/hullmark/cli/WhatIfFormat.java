package io.hullmark.cli;

import io.hullmark.cli.console.Palette;
import io.hullmark.cli.report.WhatIfJson;
import io.hullmark.cli.report.WhatIfPage;
import io.hullmark.cli.report.WhatIfReport;
import io.hullmark.cli.report.WhatIfText;

/** Who reads what a draft would have made of the past. */
enum WhatIfFormat {
    /** A person. */
    text {
        @Override
        WhatIfReport.Form form(boolean every) {
            return new WhatIfText(Palette.ofTerminal(), every);
        }
    },
    /** A program: one object a line. */
    json {
        @Override
        WhatIfReport.Form form(boolean every) {
            return new WhatIfJson();
        }
    },
    /** A person with a browser. */
    html {
        @Override
        WhatIfReport.Form form(boolean every) {
            return new WhatIfPage();
        }
    };

    /** How it is written down; everything, or what fits on a few screens. */
    abstract WhatIfReport.Form form(boolean every);
}
