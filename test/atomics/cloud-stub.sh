#!/bin/sh
# Stands in for aws, az and gcloud in dry runs (test/atomics/dry-run.ts). It writes what it is asked to
# $STUB_LOG and answers with something plausible: a new id for a call that makes something, a state that
# ends every wait. With STUB_FAIL_AT=n the n-th call that makes something fails.
# A record of the log: kind, ids that were given out (parted by \035), program, arguments; each ends with
# \037, the record with \036.
program=${0##*/}
options= path= verb= query= output= name= group= format= method=get positional= takes= skeleton=

for word in "$@"; do
  if [ -n "$takes" ]; then
    case $takes in
      query) query=$word ;;
      output) output=$word ;;
      name) name=$word ;;
      group) group=$word ;;
      format) format=$word ;;
      method) method=$word ;;
    esac
    takes=
    continue
  fi
  case $word in -*) options=1 ;; esac
  case $word in
    --query) takes=query ;;
    --query=*) query=${word#*=} ;;
    --output | -o) takes=output ;;
    --output=*) output=${word#*=} ;;
    --name | -n | --snapshot-names) takes=name ;;
    --name=* | --snapshot-names=*) name=${word#*=} ;;
    --resource-group | -g) takes=group ;;
    --resource-group=*) group=${word#*=} ;;
    --format) takes=format ;;
    --format=*) format=${word#*=} ;;
    --method | -m) takes=method ;;
    --generate-cli-skeleton) skeleton=1 takes=other ;;
    --quiet | -q | --async | --no-* | --yes | -y | --debug) ;;
    --*=*) ;;
    -*) takes=other ;;
    *)
      case $program in
        aws) [ -z "$path" ] && path=$word || { [ -z "$verb" ] && verb=$word; } ;;
        az) [ -z "$options" ] && verb=$word && path="$path $word" ;;
        gcloud)
          if [ -n "$verb" ]; then
            [ -z "$positional" ] && positional=$word
          else
            case $word in
              create | clone | copy | import | export | snapshot | delete | describe | list | wait | update) verb=$word ;;
              add-* | remove-* | set-* | get-* | print-* | attach-* | detach-* | start | stop | patch) verb=$word ;;
            esac
            path="$path $word"
          fi
          ;;
      esac
      ;;
  esac
done

kind=changing
case $program:$verb in
  # What a job made is told by the job alone: this counts as the answer of the call that began it.
  aws:describe-backup-job | aws:describe-restore-job) kind=creating ;;
  aws:describe-* | aws:get-* | aws:list-* | aws:head-* | aws:lookup-* | aws:ls | aws:wait) kind=reading ;;
  aws:create-* | aws:copy-* | aws:run-* | aws:import-* | aws:register-* | aws:restore-*) kind=creating ;;
  aws:allocate-* | aws:authorize-* | aws:start-*-task | aws:start-*-job | aws:start-snapshot | aws:mb) kind=creating ;;
  az:show | az:list | az:list-* | az:get-* | az:wait | az:exists | az:version) kind=reading ;;
  az:create | az:copy) kind=creating ;;
  az:rest)
    case $method in
      [Gg][Ee][Tt]) kind=reading ;;
      [Pp][Uu][Tt]) kind=creating ;;
    esac
    ;;
  gcloud:describe | gcloud:list | gcloud:get-* | gcloud:print-* | gcloud:wait) kind=reading ;;
  gcloud:create | gcloud:clone | gcloud:copy | gcloud:import | gcloud:snapshot) kind=creating ;;
esac
# It only prints the shape of the call.
[ -n "$skeleton" ] && kind=reading

count=0
[ -s "$STUB_LOG.count" ] && read -r count <"$STUB_LOG.count"
count=$((count + 1))
echo "$count" >"$STUB_LOG.count"

ids=
# The text that is answered; ids that it gives out are kept for the log.
give() {
  ids="$ids${ids:+$(printf '\035')}$1"
  answer=$1
}

hex=$(printf '%017x' "$count")
state=completed
[ "$program" = az ] && state=Succeeded
[ "$program" = gcloud ] && state=READY
case $verb in
  *snapshot*) own=SnapshotId ;;
  *volume*) own=VolumeId ;;
  *image*) own=ImageId ;;
  *instance*) own=InstanceId ;;
  authorize-security-group-*) own=SecurityGroupRuleId ;;
  *security-group*) own=GroupId ;;
  *) own=Id ;;
esac
# The last word of what is asked for: SnapshotId of Snapshots[0].SnapshotId.
field=${query:-$format}
while case $field in *[!A-Za-z]) true ;; *) false ;; esac; do field=${field%?}; done
field=${field##*[!A-Za-z]}
[ "$program" = aws ] && [ -z "$field" ] && field=$own
noun=${path% "$verb"}
noun=${noun##* }
called=${name:-${positional:-stub-$count}}

case $program:$field in
  aws:*SnapshotId) give "snap-$hex" ;;
  aws:*VolumeId) give "vol-$hex" ;;
  aws:*ImageId) give "ami-$hex" ;;
  aws:*InstanceId) give "i-$hex" ;;
  aws:*RuleId) give "sgr-$hex" ;;
  aws:*GroupId) give "sg-$hex" ;;
  aws:*VpcId) give "vpc-$hex" ;;
  aws:*SubnetId) give "subnet-$hex" ;;
  aws:*Arn) give "arn:aws:stub:eu-west-1:111122223333:thing:$count" ;;
  aws:Account) answer=111122223333 ;;
  aws:*Zone) answer=eu-west-1a ;;
  *:*[Ss]tate | *:*[Ss]tatus) answer=$state ;;
  az:id | az:)
    give "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/${group:-stub}/providers/Microsoft.Compute/${noun}s/$called"
    ;;
  az:accessSas) answer="https://stub.blob.example.com/disk?sas=$count" ;;
  gcloud:selfLink) give "https://www.googleapis.com/compute/v1/projects/stub/global/$noun/$called" ;;
  gcloud:id) give "$(printf '4%018d' "$count")" ;;
  *:name | *:[A-Za-z]*Name | gcloud:*) give "$called" ;;
  *) give "stub-$count" ;;
esac

if [ "$kind" = creating ]; then
  made=0
  [ -s "$STUB_LOG.made" ] && read -r made <"$STUB_LOG.made"
  made=$((made + 1))
  echo "$made" >"$STUB_LOG.made"
  [ "$made" = "${STUB_FAIL_AT:-0}" ] && kind=failed
fi

{
  printf '%s\037' "$kind" "$ids" "$program" "$@"
  printf '\036'
} >>"$STUB_LOG"

if [ "$kind" = failed ]; then
  echo "$program: the stub refuses this call" >&2
  exit 254
fi
case $program:$verb:$output in
  *:wait:* | az:*:none) ;;
  aws:*:text | az:*:tsv | gcloud:*) printf '%s\n' "$answer" ;;
  aws:*) [ -n "$query" ] && printf '"%s"\n' "$answer" || printf '{"%s": "%s"}\n' "$own" "$answer" ;;
  az:*)
    [ -n "$query" ] && printf '"%s"\n' "$answer" ||
      printf '{"id": "%s", "name": "%s", "provisioningState": "Succeeded"}\n' "$answer" "$called"
    ;;
esac
