import type { Pack } from './pack.ts';

/**
 * Programs that look at texts, tables and documents and print what they find. Left out: options that write (`-o`, `--out`), name a
 * program (`--extract-with`) or take an address, which the program would fetch.
 */
export const viewers = (): Pack => {
  const csv =
    'h -help V -version d:lit -delimiter:lit t -tabs q:lit -quotechar:lit u:num -quoting:num b -no-doublequote p:lit -escapechar:lit z:num -maxfieldsize:num e:word -encoding:word S -skipinitialspace H -no-header-row K:num -skip-lines:num l -linenumbers -zero n -names c:lit -columns:lit y:num -snifflimit:num I -no-inference -blanks L:word -locale:word';
  return {
    name: 'viewers',
    tools: {
      // What looks like an archive is unpacked by other programs.
      cloc: '; -by-file -by-file-by-lang -csv -json -md -xml -yaml -quiet -hide-rate -sum-one -by-percent:=c|cm|cb|cmb -exclude-dir:param -exclude-ext:param -exclude-lang:param -include-ext:param -include-lang:param -fullpath -skip-uniqueness -docstring-as-code -follow-links -no-recurse -autoconf -max-file-size:num -timeout:num -processes:num -summary-cutoff:param -vcs:=git -show-lang? -show-ext? -show-os -version -help ; =.|./|src|src/|lib|lib/|test|tests|app|apps|packages|cmd|internal|pkg|docs|scripts',
      // It hands names of compressed files to a shell.
      diffstat: '; bcCdEhklmqRstTuvV f:num n:num N:num p:num r:num w:num ; -',
      difft:
        '; V -version -list-languages -context:num -width:num -tab-width:num -display:=side-by-side|side-by-side-show-both|inline|json -color:=always|auto|never -background:=dark|light -syntax-highlight:=on|off -exit-code -check-only -ignore-comments -skip-unchanged -strip-cr:=on|off -missing-as-empty -sort-paths ; path path',
      // Not --output, --shell, --xinclude, --noent, --valid and --loaddtd; --c14n does what --noent does, and a schema takes other files in.
      xmllint:
        '; -version! ;\n; -noout! -xpath:xpath! -format! -nonet! -noblanks -recover -html -huge -nowarning -nocdata -encode:word -pretty:num ; archive! archive*',
      // Not sel: it puts the files that a document's entities name in their place, and no option turns that off.
      xmlstarlet: `
        ; -version! ;
        elements|el ; a v u d ; archive!
        validate|val ; w e b g q -well-formed -err -list-bad -list-good -quiet ; archive! archive*
        list|ls ; ; path`,
      // HTML may be fetched from elsewhere, and LaTeX, Org and RST take in other files; not -o, -F, -L, -d, --template, --extract-media.
      pandoc:
        '; v! -version! -list-input-formats! -list-output-formats! -list-extensions! ;\n; f:=docx|odt|rtf|csv|tsv|commonmark|gfm|json! t:=plain|markdown|gfm|commonmark|html|native|json|asciidoc|rst|man|latex|org!! -from:=docx|odt|rtf|csv|tsv|commonmark|gfm|json! -to:=plain|markdown|gfm|commonmark|html|native|json|asciidoc|rst|man|latex|org!! -wrap:=auto|none|preserve -columns:num -sandbox ; archive! archive*',
      // A colon would name a protocol; not -f, which can be a filter that reads.
      ffprobe:
        '%style go\n-version! -formats! -codecs! ;\n-v:word -loglevel:word -hide_banner -show_format -show_streams -show_chapters -show_programs -show_error -show_entries:lit -select_streams:lit -count_frames -count_packets -of:lit -print_format:lit -output_format:lit -pretty -sexagesimal -unit -i:archive ; archive!',
      zstdcat: '; q v c -no-check -no-progress -long? ; path*',
      gojq: '=jq',
      // Selectors are code of their own, which since version 3 reads files.
      dasel: '; -version! v! ;',
      // Not -i, which edits the file.
      tomlq:
        '; -version! ;\n; r c e s n t S M j -raw-output -compact-output -exit-status -slurp -null-input -toml-output -sort-keys -monochrome-output ; jq! path*',
      // A file has a dot or slash in its name: "then" begins a verb, of which some write and run programs.
      mlr: `
        %before -icsv -ijson -itsv -ijsonl -inidx -idkvp -ojson -ojsonl -ocsv -otsv -oxtab -opprint -omd -odkvp -csv -tsv -json -jsonl -c2p -c2j -c2t -c2m -c2l -t2p -t2j -t2c -j2c -j2p -j2t -implicit-csv-header -headerless-csv-output -allow-ragged-csv-input -barred f:id n:num g:id x
        ; -version! ;
        %set o f:id n:num g:id x
        cat|head|tail|cut|sort|uniq|count ; @o ; sources*
        cat|head|tail|cut|sort|uniq|count then cat|head|tail|cut|sort|uniq|count ; @o ; sources*
        cat|head|tail|cut|sort|uniq|count then cat|head|tail|cut|sort|uniq|count then cat|head|tail|cut|sort|uniq|count ; @o ; sources*`,
      // Statistics are kept in a file beside the table.
      qsv: `
        ; -version! v! ;
        headers ; j -just-names d:lit -delimiter:lit ; path*
        count ; d:lit -delimiter:lit n -no-headers H -human-readable ; path
        ~ stats ; s:lit -select:lit E -everything -mode -cardinality -median -quartiles -typesonly -nulls -dates -round:num j:num -jobs:num d:lit -delimiter:lit n -no-headers ; infile!`,
      // A project can name languages, which are libraries to be loaded; not -r, -U and -i, which change files.
      'ast-grep':
        '%here\n; -version! V! -help! h! ;\n~ run ; p:lit! -pattern:lit! l:id -lang:id -json? -heading:=always|auto|never -color:=always|auto|never A:num B:num C:num -after:num -before:num -context:num -strictness:id -globs:param ; inside*',
      gron: '; uvcmsj -ungron -values -colorize -monochrome -stream -json -no-sort -version ; -',
      htmlq:
        '; f:path -filename:path t -text a:lit -attribute:lit p -pretty w -ignore-whitespace b:lit -base:lit r:lit -remove-nodes:lit ; lit*',
      lsd: '; 1aAdFhilLrRStUvVXZ I:lit -oneline -all -almost-all -classic -color:=always|auto|never -directory-only -date:lit -depth:num -classify -group-directories-first -group-dirs:=none|first|last -human-readable -header -hyperlink:=always|auto|never -inode -ignore-glob:lit -icon:=always|auto|never -icon-theme:=fancy|unicode -ignore-config -long -dereference -no-symlink -permission:=rwx|octal|attributes|disable -reverse -recursive -sizesort -size:=default|short|bytes -sort:=size|time|version|extension|git|none -timesort -total-size -tree -no-sort -versionsort -version -extensionsort -context -git -blocks:lit ; any*',
      csvlook: `; ${csv} -max-rows:num -max-columns:num -max-column-width:num ; path`,
      csvstat: `; ${csv} -csv -json -type -nulls -unique -min -max -sum -mean -median -stdev -len -freq -freq-count:num -count ; path`,
      csvcut: `; ${csv} C:lit -not-columns:lit x -delete-empty-rows ; path`,
      csvgrep: `; ${csv} m:lit -match:lit r:lit -regex:lit f:path -file:path i -invert-match a -any-match ; path`,
      csvsort: `; ${csv} r -reverse i -ignore-case ; path`,
      xsv: `
        %set all d:lit -delimiter:lit n -no-headers
        headers ; j -just-names d:lit -delimiter:lit ; path*
        count ; @all ; path
        stats ; @all s:lit -select:lit -everything -mode -cardinality -median -nulls j:num -jobs:num ; path
        frequency ; @all s:lit -select:lit l:num -limit:num a -asc -no-nulls j:num -jobs:num ; path
        select ; @all ; lit! path
        search ; @all i -ignore-case s:lit -select:lit v -invert-match ; lit! path
        slice ; @all s:num -start:num e:num -end:num l:num -len:num i:num -index:num ; path
        sort ; @all s:lit -select:lit N -numeric R -reverse ; path
        table ; d:lit -delimiter:lit w:num -width:num p:num -pad:num c:num -condense:num ; path
        flatten ; @all c:num -condense:num s:lit -separator:lit ; path
        sample ; @all ; num! path
        ; -version! -list! h! -help! ;`,
      // With a file it edits in place.
      sd: '; F s f:=i|c|m|s|e|w|im|is n:num -fixed-strings -string-mode -flags:=i|c|m|s|e|w|im|is -max-replacements:num ; lit! lit!\n; V! -version! h! -help! ;',
      choose:
        '; c n x f:lit -field-separator:lit o:lit -output-field-separator:lit i:path -input:path -character-wise -non-greedy -exclusive -one-indexed ; lit*',
      typos:
        '; -diff -format:=silent|brief|long|json -hidden -no-ignore -no-ignore-dot -no-ignore-vcs -files -types -identifiers -words -sort -color:=auto|always|never -exclude:param -locale:=en|en-us|en-gb|en-ca|en-au -no-check-filenames -no-check-files -type-list V -version j:num -threads:num ; path*',
      tidy: '%style go\n; i q e u c b g n -indent -quiet -errors -wrap:num w:num -xml -asxml -asxhtml -ashtml -omit -utf8 -raw -ascii -latin1 v -version h -help ; path*',
      pdftotext:
        '%style go\n; v! h! -help! -listenc! ;\n; f:num l:num r:num x:num y:num W:num H:num -layout -raw -nodiag -nopgbrk -tsv -enc:word -eol:=unix|dos|mac -fixed:num q ; path! =-!',
      pdffonts: '%style go\n; f:num l:num v h ; path!',
      // `--list` is no option to it but the name of a document, and what follows is where its pictures go.
      pdfimages: '%style words\n-list ; ; path!\n-v|-h ; ;',
      dot: '; V! ;\n; v q T:=svg|png|pdf|jpg|gif|ps|eps|json|dot|gv|xdot|plain|canon|cmapx|webp K:=dot|neato|fdp|sfdp|circo|twopi|osage ; path!',
      javap:
        '%style go\n; -version! --version! -help! --help! ;\n; c p v l s -version -verbose -public -protected -private -package -sysinfo -constants -classpath:path -cp:path ; archive! archive*',
      jar: 'tf|tvf|-tf|-tvf ; ; archive!\n; t! -list! f:archive!! -file:archive!! v -verbose ; lit*\n; -version! h! -help? ;',
    },
    rules: [],
    examples: {
      routine: [
        "zstdcat trace.json.zst | jq '.traceEvents | length'",
        "gojq '.a.b' x.json",
        "tomlq -r '.package.version' Cargo.toml",
        'mlr --icsv --ojson head -n 2 then cut -f id,name data.csv',
        'mlr --icsv --opprint sort -f name then head -n 3 data.csv',
        'qsv headers a.csv',
        'qsv count a.csv',
        "xmllint --xpath '//dependency/artifactId/text()' pom.xml",
        'xmllint --noout --nonet feed.xml',
        'pandoc -f docx -t plain notes.docx | head -40',
        'pandoc --from gfm --to html README.md',
        'ffprobe -v error -show_entries format=duration -of csv=p=0 clip.mp4',
        'cloc --by-file --exclude-dir=node_modules,dist src',
        'cloc --json .',
        'git diff | diffstat -p1',
        'difft --display inline a.ts b.ts',
        'cat package.json | gron | grep version',
        'lsd -la --tree --depth 2 src',
        'csvlook data.csv | head',
        'csvcut -n data.csv',
        'csvgrep -c status -m failed jobs.csv | csvstat --count',
        'xsv stats --everything data.csv | xsv table',
        "xsv select 'id,name' data.csv",
        "sd '\\s+' ' '",
        'typos --format brief src docs',
        'tidy -q -e index.html',
        'pdfimages -list a.pdf',
        'pdftotext -layout -f 1 -l 2 a.pdf -',
        'dot -Tsvg graph.dot',
        'javap -c -p build/A.class',
        'jar tf app.jar',
      ],
      workspace: ['qsv stats --everything sales.csv', "ast-grep run -p 'console.log($A)' -l ts src"],
      asks: [
        'zstdcat -o out x.zst',
        'zstdcat .env',
        'gojq env',
        'gojq "$(cat f)" x.json',
        "dasel put -f config.toml '.a' -v 1",
        "dasel delete -f config.toml '.a'",
        'dasel -f .env -r toml .a',
        'tomlq -i .a=1 Cargo.toml',
        'tomlq -ri .a=1 Cargo.toml',
        "tomlq '$ENV' Cargo.toml",
        "mlr --icsv put 'system(1)' a.csv",
        'mlr --icsv head then tee out a.csv',
        'mlr --icsv head then put 1 a.csv',
        'mlr -I head a.csv',
        'mlr --icsv --prepipe id head a.csv',
        'mlr --icsv head -n 1 then split -n 2 a.csv',
        'mlr --icsv --load x head a.csv',
        'qsv stats --output out a.csv',
        'qsv index a.csv',
        'qsv luau map x y a.csv',
        'ast-grep run -p a -r b -U src',
        'ast-grep run -p a -r b src',
        'ast-grep scan',
        'ast-grep run -p a -c /tmp/x src',
        'cd /tmp/x && ast-grep run -p a',

        'xmllint --output x a.xml',
        'xmllint -o x a.xml',
        'xmllint --shell a.xml',
        'xmllint --noent a.xml',
        'xmllint --xinclude a.xml',
        'xmllint --noout http://h/x.xml',
        'xmllint --schema a.xsd a.xml',
        'xmllint --nonet --schema a.xsd --noout a.xml',
        'xmllint --c14n --format a.xml',
        "xmlstarlet sel -t -v '/project/version' -n pom.xml",
        'dasel \'..a readFile("/etc/passwd")\'',
        "dasel -f config.toml -r toml '.server.port'",
        'xmllint .env',
        'xmlstarlet sel -t -v "document(\'/etc/x\')" a.xml',
        'xmlstarlet sel -t -v /a http://h/x',
        'xmlstarlet sel --net -t -v x a.xml',
        'xmlstarlet ed -L a.xml',
        'pandoc -f docx -t plain -o x notes.docx',
        'pandoc -f gfm -t plain -F id a.md',
        'pandoc -f gfm -t plain --lua-filter x.lua a.md',
        'pandoc -f gfm -t x.lua a.md',
        'pandoc -f html -t plain a.html',
        'pandoc -f gfm -t plain https://example.org/a.md',
        'pandoc -f gfm -t html --template t a.md',
        'pandoc -f docx -t plain --extract-media=x a.docx',
        'pandoc -f docx -t plain .env',
        'ffprobe https://example.org/x.mp4',
        'ffprobe -f lavfi movie=x',
        'ffprobe -o out clip.mp4',
        'ffprobe -i concat:a clip.mp4',

        'cloc --extract-with=id x.zip',
        'cloc --out=report.txt src',
        'cloc --config x src',
        'cloc .env --strip-comments=x',
        'diffstat -o out f',
        'diffstat -e out f',
        'gron https://example.org/x.json',
        'gron .env',
        'gron x',
        'cloc x.tar.gz',
        "diffstat 'x;id.gz'",
        'htmlq -o out a',
        'csvlook .env',
        'csvgrep -f ~/.ssh/id_rsa -c 1 a.csv',
        'csvsql --query x a.csv',
        'xsv index data.csv',
        'xsv split out data.csv',
        'xsv select id data.csv -o out.csv',
        'sd a b src/a.ts',
        'typos -w src',
        'typos --write-changes',
        'tidy -m index.html',
        'tidy -o out index.html',
        'tidy --write-back yes index.html',
        'pdftotext a.pdf',
        'pdftotext a.pdf out.txt',
        'pdfimages a.pdf out',
        'pdfimages --list out',
        'javap https://example.org/a.class',
        'javap jar:https://example.org/a.jar!/a.class',
        'tidy -w -.m index.html',
        'dot -Tsvg -o out.svg graph.dot',
        'dot -Tsvg -O graph.dot',
        'jar xf app.jar',
        'jar cf app.jar src',
      ],
    },
  };
};
