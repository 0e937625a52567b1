# wrap.awk -- an excerpt of a model as a whole model: declarations that it lacks are added, for data x: vector(4) or
# what -v data= says; what begins with model is whole. Lines of stages or settings stand in the network or settings
# that -v inside= names.
{ text = text $0 "\n" }
END {
    if (inside != "" && text !~ /(^|\n)(encoder|decoder|data|latent|loss|train)[ (:{]/) text = inside " {\n" text "}\n"
    if (text ~ /^model /) {
        printf "%s", text
        exit
    }
    print "model excerpt"
    if (text !~ /(^|\n| )data /) print data == "" ? "data x: vector(4)" : data
    if (text !~ /(^|\n| )latent /) print "latent z: normal(2)"
    printf "%s", text
    if (text !~ /(^|\n)encoder[ ({]/) print encoder == "" ? "encoder { dense(8) relu }" : encoder
    if (text !~ /(^|\n)decoder[ ({]/) print decoder == "" ? "decoder { dense(4) }" : decoder
    if (text !~ /(^|\n)loss[ {]/ && text !~ /data t: table/) print "loss { likelihood = bernoulli }"
}
