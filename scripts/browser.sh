# shellcheck shell=bash
# Sourced: the browser that is installed. Playwright's own would have to be downloaded.

find_chromium() {
    local name
    for name in "${SASAE_CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome; do
        if [[ -n $name ]] && command -v "$name"; then
            return 0
        fi
    done
}

# Without one, every Japanese character is the same empty box, and measures are wrong.
have_japanese_fonts() {
    if have fc-list; then
        [[ -n $(fc-list :lang=ja file) ]]
    else
        compgen -G '/usr/share/fonts/*/*/NotoSansCJK*' >/dev/null
    fi
}
