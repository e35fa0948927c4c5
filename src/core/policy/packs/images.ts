import type { Pack } from './pack.ts';

/** Images of containers, in registries and in files: who reads them without a container engine. */
export const images = (): Pack => ({
  name: 'images',
  tools: {
    crane: `
      %global -platform:id
      %help append auth blob copy cp delete export flatten index mutate pull push rebase registry tag completion optimize edit gc catalog
      digest|manifest|config|blob ; -full-ref ; image!
      ls ; -full-ref -omit-digest-tags O -json r -recursive ; image!
      catalog ; -full-ref ; image!
      gc ; -json r -recursive ; image!
      validate ; -remote:image -fast ;
      digest|validate ; -tarball:infile! -fast ;
      completion bash|zsh|fish|powershell ; -no-descriptions ;
      help ; ; word*
      auth|index|registry|completion ?* ; h! -help! ;
      auth|index|registry ; ;
      version ; ;
      ; h! -help! ;`,
    gcrane: '=crane',
    // Not inspect, run-help and test, which run what is inside the image, nor search of a library that the command names.
    apptainer: `
      %help build capability cache config delete exec inspect instance key oci overlay plugin pull push registry remote run run-help search shell sif sign test verify
      version ; ;
      cache list ; v -verbose T:=library|oci|shub|blob|net|oras|all -type:=library|oci|shub|blob|net|oras|all ;
      cache clean ; -dry-run! n! f -force T:=library|oci|shub|blob|net|oras|all -type:=library|oci|shub|blob|net|oras|all D:num -days:num ;
      capability avail ; ; word
      capability list ; ; word
      registry|remote|plugin|instance list ; j -json ;
      search ; -arch:word -signed ; word!
      verify ; a j l -all -json -local g:word -group-id:word i:word -sif-id:word key:infile -key:infile -certificate:infile -certificate-intermediates:infile -certificate-roots:infile ; infile!
      sif list|header ; ; infile!
      help ; ; word*
      exec|run|shell|run-help|test|plugin ; h! -help! ;
      cache|capability|instance|key|overlay|registry|remote|sif ?* ; h! -help! ;
      ; h! -help! -version! ;`,
    singularity: '=apptainer',
    skopeo: `
      list-tags ; -no-creds -retry-times:num ; image!
      inspect ; -raw -config f: -format: n -no-tags -no-creds -retry-times:num ; image!
      ; h! -help! v! -version! ;`,
    buildah: `
      images ; a -all q -quiet -digests -json n -noheading -no-trunc f: -filter: -history ; image
      containers|ps|ls|list ; a -all q -quiet -json n -noheading -notruncate f: -filter: ;
      inspect ; f: -format: t:=image|container -type:=image|container ; image!
      version|info ; -json f: -format: ;
      ; h! -help! v! -version! ;`,
    dive: '; h! -help! v! -version! ;',
  },
  rules: [],
  examples: {
    routine: [
      'crane catalog registry.example.org',
      'crane blob a/b@sha256:12ab',
      'crane copy --help',
      'crane index append --help',
      'crane validate --tarball out/a.tar',
      'gcrane gc gcr.io/a/b',
      'gcrane ls gcr.io/a/b --recursive',
      'apptainer build --help',
      'apptainer run --help',
      'apptainer cache list --verbose',
      'apptainer cache clean --dry-run',
      'apptainer capability list ann',
      'apptainer search --arch amd64 alpine',
      'apptainer verify --all a.sif',
      'crane digest ghcr.io/a/b:1',
      'crane manifest ubuntu',
      'crane ls a/b --omit-digest-tags',
      'skopeo inspect docker://docker.io/library/alpine',
      'skopeo list-tags docker://quay.io/a/b',
      'buildah images',
    ],
    asks: [
      'crane index append -t x',
      'crane registry serve',
      'crane auth token r',
      'crane digest --tarball /etc/shadow',
      'gcrane gc a | xargs gcrane delete',
      'crane export a -',
      'apptainer exec a.sif id',
      'apptainer run a.sif --help',
      'apptainer inspect a.sif',
      'apptainer run-help a.sif',
      'apptainer cache clean',
      'apptainer cache clean --dry-run=false -f',
      'apptainer search --library https://evil.example x',
      'apptainer verify --url https://evil.example a.sif',
      'apptainer capability add --user ann CAP_SYS_ADMIN',
      'crane auth get',
      'crane export x y',
      'crane validate --tarball /etc/shadow',
      'crane ls x -v',
      'skopeo copy docker://a docker://b',
      'skopeo inspect dir:/etc',
      'skopeo inspect docker://a --authfile /tmp/x',
    ],
  },
});
