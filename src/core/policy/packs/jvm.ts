import type { Pack } from './pack.ts';

/**
 * Builds of Java, Kotlin, Scala, Clojure and .NET. Their wrappers read files of the tree that can name agents and JVM options
 * (.mvn/jvm.config, gradle.properties, .sbtopts), so that even `--version` is a `~` form. Properties (-D, -P) can name a JVM,
 * a repository or a proxy: only those that skip or choose tests are known.
 */
export const jvm = (): Pack => ({
  name: 'jvm',
  tools: {
    gradle: `
      %here
      %set all q i d s S w -quiet -info -debug -stacktrace -full-stacktrace -offline -no-daemon -daemon -parallel -no-parallel -continue -no-continue -console:=plain|auto|rich|verbose|colored -warning-mode:=all|fail|summary|none -build-cache -no-build-cache -rerun-tasks -configuration-cache -no-configuration-cache -configure-on-demand -max-workers:num m -dry-run p:infile -project-dir:infile x:gradletask -exclude-task:gradletask -profile t -continuous -group:id -rerun -no-scan -types -refresh-dependencies
      ~ ; v! -version! -status! ;
      ~ ; @all -tests:param -all -configuration:id -dependency:id -task:gradletask ; gradletask! gradletask*`,
    mvn: `%style go
      %here
      %set all -o -q -B -U -e -X -N -am -amd -ntp -fae -fn -ff -T1C -T2C -T2 -T4 -T8 -offline -quiet -batch-mode -update-snapshots -errors -debug -non-recursive -also-make -also-make-dependents -no-transfer-progress -fail-at-end -fail-never -pl:id -projects:id -rf:id -f:infile -file:infile -DskipTests?=true|false -Dmaven.test.skip?=true|false -DskipITs?=true|false -DfailIfNoTests?=true|false -Dsurefire.failIfNoSpecifiedTests?=true|false -Dtest?lit -Dit.test?lit -Dgroups?id -Dcheckstyle.skip?=true|false -Dmaven.javadoc.skip?=true|false -Djacoco.skip?=true|false -Dstyle.color?=always|never|auto -define:=skipTests|maven.test.skip=true|skipITs|skipTests=true
      ~ ; -v! -version! --version! ;
      ~ ; @all ; mvngoal! mvngoal*
      ~ ; @all -Dverbose?=true|false -Dincludes?id -Dexcludes?id -Dscope?id ; =dependency:tree|dependency:list|dependency:analyze|dependency:resolve|dependency:resolve-plugins|dependency:go-offline|dependency:analyze-duplicate|dependency:analyze-dep-mgt|versions:display-dependency-updates|versions:display-plugin-updates|versions:display-property-updates!
      ~ help:help|help:describe|help:active-profiles|help:all-profiles ; @all -Dplugin?id -Ddetail?=true|false -Dgoal?id -Dcmd?id ;`,
    sbt: '%here\n~ ; ; sbtcmd! sbtcmd*',
    lein: '%here\n~ check|compile|clean|jar|uberjar|classpath|version ; ;\n~ test ; ; infile*\n~ test ; ; =:only|:all|:default|:unit|:integration infile\n~ deps ; ; =:tree',
    clj: '',
    clojure: '',
    ant: '%here\n~ ; q v f:infile ; target! target*',
    mill: '',
    java: '%style go\n; -version! --version! -fullversion! -help! --help! -h! --list-modules! ;',
    // Not -dotoutput, --generate-module-info and --generate-open-module, which write.
    jdeps: '%style go\n; -version! --version! -help! ;\n; -s -summary -v -verbose -R -recursive -jdkinternals ; operand!',
    javac: '%style go\n; -version! --version! ;',
    kotlinc: '%style go\n; -version! ;',
    kotlin: '%style go\n; -version! ;',
    scala: '%style go\n; -version! --version! ;',
    ktlint: '; V! -version! ;\n~ ; F -format -relative -color -reporter:=plain|json|checkstyle|html|sarif ; sources*',
    // global.json may name the folder of the SDK that answers (sdk.paths, since .NET 10); the host by itself lists what is there.
    dotnet: `
      %here
      ; -list-sdks! -list-runtimes! ;
      ~ ; -version! -info! h! ;
      ~ help ; ;
      %set all -nologo v:=q|quiet|m|minimal|n|normal|d|detailed|diag -verbosity:=q|quiet|m|minimal|n|normal|d|detailed|diag c:slug -configuration:slug f:word -framework:word -no-restore -no-incremental -tl:=auto|on|off
      ~ build|clean ; @all o:tree -output:tree r:word -runtime:word -self-contained -no-self-contained -no-dependencies ; infile*
      ~ test ; @all -no-build -filter:param l:=trx|console|html -logger:=trx|console|html -blame -blame-crash -blame-hang t -list-tests -collect:id ; infile*
      ~ restore ; @all f -force -ignore-failed-sources -no-http-cache -locked-mode -no-cache -force-evaluate ; infile
      ~ format ; -verify-no-changes -no-restore -severity:=info|warn|error -include:infile -exclude:infile v:=q|quiet|m|minimal|n|normal|d|detailed|diag -verbosity:=q|quiet|m|minimal|n|normal|d|detailed|diag ; infile
      ~ list ; -outdated -deprecated -vulnerable -include-transitive -include-prerelease -format:=console|json ; infile! =package|reference!
      ~ list package ; -outdated -deprecated -vulnerable -include-transitive -include-prerelease -highest-minor -highest-patch -format:=console|json ;
      ~ list reference ; ;
      ~ sln list ; ;
      ~ tool list ; g -global -local ;
      ~ tool search ; -detail -author:id -skip:num -take:num -prerelease ; id!
      ~ ef dbcontext list|info ; -no-build -json v -verbose c:word -context:word p:infile -project:infile s:infile -startup-project:infile ;
      ~ ef migrations list ; -no-build -no-connect -json v -verbose c:word -context:word p:infile -project:infile s:infile -startup-project:infile ;
      ~ new list ; -columns:id -language:word lang:word -tag:word -type:word ; id
      ~ new search ; -columns:id -author:id -language:word -tag:word -type:word ; id!
      ~ tool|workload|nuget|sln|new|package|reference|add|remove|list ?* ; h! -help! ;
      ~ tool|workload|nuget ; h! -help! ;
      ~ workload list ; ;
      ~ nuget list source ; -format:=Detailed|Short|detailed|short ;
      ~ nuget locals ; l! -list! ; =all|http-cache|global-packages|temp|plugins-cache`,
  },
  rules: [],
  examples: {
    routine: [
      'dotnet --list-sdks',
      'dotnet --list-runtimes',
      'java -help',
      'jdeps a.jar -summary',
      'java -version',
      'java --version',
      'javac -version',
    ],
    workspace: [
      'dotnet --info',
      'dotnet nuget list source',
      './gradlew build',
      './gradlew :app:testDebugUnitTest --tests "com.x.*" --info',
      './mvnw -q verify',
      'gradle build',
      'gradle test --offline',
      'gradle tasks --all',
      'gradle dependencies --configuration implementation',
      'gradle clean build -x test',
      'mvn compile',
      'mvn package',
      'mvn -q -B clean test -DskipTests',
      'mvn test -Dtest=FooTest#bar -pl core -am',
      'mvn dependency:tree',
      'sbt compile',
      'sbt "testOnly a.B"',
      'lein test',
      'lein test :only a.core-test',
      "ktlint -F 'src/**/*.kt' '!build/**'",
      'dotnet build -c Release --nologo',
      'dotnet test --filter Name~X',
      'dotnet build --output out',
      'dotnet tool search x',
      'dotnet tool --help',
      'dotnet new list',
      'dotnet ef migrations list',
      'dotnet restore --force',
      'gradle tasks --group build',
      'gradle test --rerun',
      'mvn generate-sources',
      'mvn dependency:resolve',
      'mvn package --define skipTests',
      'dotnet list package --outdated',
    ],
    asks: [
      'dotnet nuget add source https://example.org',
      'dotnet nuget list source --configfile /tmp/x',

      'java -jar a.jar',
      'jdeps -dotoutput /tmp/x a.jar',
      'jdeps @args',
      'lein classpath /home/ann/x',
      'lein test ../evil/a.clj',
      'ktlint installGitPreCommitHook',
      'ktlint git-pre-commit-hook',
      'ktlint generateEditorConfig',
      'dotnet help build',
      'dotnet build -c ../../../x',
      'dotnet build -r ../../../x',
      'gradle publish',
      'gradle testDeploy',
      'gradle pub',
      'gradle run',
      'gradle',
      'gradle build publish',
      'gradle -I /tmp/x.gradle build',
      'gradle --init-script=/tmp/x.gradle build',
      'gradle -b /tmp/x.gradle build',
      'gradle -p /tmp/evil build',
      'gradle -g /tmp/x build',
      'gradle --include-build /tmp/evil build',
      'gradle -Dorg.gradle.java.home=/tmp/evil build',
      'gradle -Pversion=1 build',
      'gradle build --scan',
      'gradle --stop',
      '/tmp/evil/gradlew build',
      'cd /tmp/evil && ./gradlew build',
      'cd ..; ./gradlew build',
      'mvn deploy',
      'mvn install',
      'mvn release:perform',
      'mvn exec:exec',
      'mvn package deploy',
      'mvn package -Dmaven.repo.local=/tmp/x',
      'mvn package -Dmaven.ext.class.path=/tmp/x.jar',
      'mvn test -DargLine=-javaagent:/tmp/x.jar',
      'mvn -s /tmp/settings.xml package',
      'mvn --settings=/tmp/settings.xml package',
      'mvn -gs x package',
      'mvn -f ../other/pom.xml package',
      'mvn -l /tmp/x package',
      'mvn -Pprod package',
      'mvn dependency:get -Dartifact=a:b:1',
      'mvn help:effective-settings',
      'mvn --version -Dx=y',
      'sbt publish',
      'sbt run',
      'sbt "project x" publish',
      'sbt -java-home /tmp/x test',
      'lein deploy',
      'lein run',
      'ant deploy',
      'java -jar x.jar',
      'java -javaagent:x.jar -version',
      'java -version Main',
      'dotnet run',
      'dotnet build -o /home/ann/x',
      'dotnet build /t:Publish',
      'dotnet build -p:X=y',
      'dotnet test --logger "trx;LogFileName=/tmp/x"',
      'dotnet test --test-adapter-path /tmp/x',
      'dotnet publish',
      'dotnet build --output ../x',
      'dotnet tool run --help evil',
      'dotnet new console',
      'dotnet ef migrations list --connection x',
      'dotnet ef migrations add x',
      'dotnet new install x',
      'mvn compile --define exec.mainClass=x',
      'mvn dependency:copy -Dartifact=a',
      'mvn site',
      'dotnet test --filter -p:X=/tmp/x',
      'dotnet nuget push x',
      'dotnet nuget locals all --clear',
      'dotnet nuget locals --list --clear all',
      'dotnet tool install x',
      'dotnet build @/tmp/x.rsp',
      'dotnet x.dll',
    ],
  },
});
