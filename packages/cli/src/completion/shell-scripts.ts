/**
 * The script with which each shell completes `lightfi`. It asks `lightfi complete`, which knows the grammar.
 */
export const shellScripts = {
  // COMP_WORDS would split at colons, as in the URL of a server.
  bash: `# lightfi completion for bash; in ~/.bashrc: source <(lightfi completion bash)
_lightfi() {
  local line=\${COMP_LINE:0:COMP_POINT} value description
  local -a words=()
  read -ra words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  COMPREPLY=()
  while IFS=$'\\t' read -r value description; do
    if [[ $value == :files ]]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "\${words[-1]}")
    else
      COMPREPLY+=("$value")
    fi
  done < <("$1" complete -- "\${words[@]:1}" 2>/dev/null)
}
complete -F _lightfi lightfi
`,
  zsh: `#compdef lightfi
# lightfi completion for zsh; in ~/.zshrc, after compinit: source <(lightfi completion zsh)
_lightfi() {
  local value description files= found=1
  local -a candidates
  while IFS=$'\\t' read -r value description; do
    if [[ $value == :files ]]; then
      files=1
    else
      candidates+=("\${value//:/\\\\:}:$description")
    fi
  done < <("$words[1]" complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  (( $#candidates )) && _describe lightfi candidates && found=0
  [[ -n $files ]] && _files && found=0
  return found
}
if [[ $funcstack[1] == _lightfi ]]; then
  _lightfi "$@"
else
  compdef _lightfi lightfi
fi
`,
  fish: `# lightfi completion for fish; lightfi completion fish > ~/.config/fish/completions/lightfi.fish
function __lightfi_complete
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  for candidate in ($words[1] complete -- $words[2..-1] "$current" 2>/dev/null)
    if test "$candidate" = :files
      __fish_complete_path "$current"
    else
      echo $candidate
    end
  end
end
complete -c lightfi -f -a '(__lightfi_complete)'
`,
} as const

/** A shell that can complete `lightfi`. */
export type Shell = keyof typeof shellScripts
