extension Words {
    /// The seal of the journal, and heads kept of other installations.
    static let seal: [String: Word] = [
        "administration.tool.seal": Word("封存和存证", "Seal and witness"),
        "administration.tool.seal.text": Word(
            "全程留痕记录的封存签名，以及代下级机关保存的封存签名是否前后一致。",
            "Signed heads of the journal, and whether those kept for lower Bodies agree."),
        "seal.lead": Word(
            "封存签名是对全部记录的一次签名。交上级机关另行保存后，删改任何一条记录都会被发现。",
            "A signed head binds all records so far. Kept by the higher Body, it shows any later removal or change."),
        "seal.own": Word("本平台的封存签名", "Heads of this installation"),
        "seal.own.none": Word(
            "尚未封存。服务启动后自动封存，也可以由运行维护人员用命令办理。",
            "Nothing is sealed yet. The server does it by itself, and so does a command."),
        "seal.sealed": Word("已封存", "Sealed"),
        "seal.waiting": Word("待封存", "Not yet"),
        "seal.count": Word("{0} 条", "{0} events"),
        "seal.count.one": Word("{0} 条", "{0} event"),
        "seal.key": Word("封存公钥", "Public key"),
        "seal.witness": Word("代其他平台保存的封存签名", "Heads kept of other installations"),
        "seal.witness.none": Word(
            "尚未收到。由系统管理员收存下级机关交来的封存签名。",
            "None came yet. The system administrator hands in what lower Bodies send."),
        "seal.alarms": Word("前后不一致的封存签名", "Heads that do not agree"),
        "seal.alarm.heading": Word("记录可能被改写：", "Records may have been rewritten:"),
        "seal.alarm": Word(
            "收到 {0} 份与已存签名不一致的封存签名。请立即与来源机关核对，并保留双方数据原样。",
            "{0} heads do not agree with those kept before. Compare with their source; leave all data as it is."),
        "seal.alarm.one": Word(
            "收到 {0} 份与已存签名不一致的封存签名。请立即与来源机关核对，并保留双方数据原样。",
            "{0} head does not agree with those kept before. Compare with its source; leave all data as it is."),
        "seal.column.source": Word("来源", "From"),
        "seal.column.state": Word("状态", "State"),
        "seal.column.what": Word("情况", "What"),
        "seal.column.size": Word("记录数", "Records"),
        "seal.column.signedAt": Word("签名时间", "Signed"),
        "seal.column.receivedAt": Word("收存时间", "Received"),
        "seal.column.receivedBy": Word("收存人", "Handed in by"),
        "seal.column.root": Word("摘要开头", "Root begins"),
        "seal.column.keyId": Word("密钥编号", "Key"),
        "seal.state.kept": Word("前后一致", "agrees"),
        "seal.state.rootDiffers": Word("内容不一致", "contradicts"),
        "seal.state.proofFails": Word("未能证明一致", "not shown to agree"),
        "seal.state.rootDiffers.why": Word(
            "记录数与已存签名相同，内容不同：已有记录被改写。",
            "As many records as kept before, with other content: records were rewritten."),
        "seal.state.proofFails.why": Word(
            "随附的证明不能说明两次签名之间没有删改。",
            "The proof that came with it does not show that nothing was removed or changed in between."),
        "audit.act.witness.add": Word("收存封存签名", "Head of another installation handed in"),
        "act.witness.add": Word("收存封存签名", "Hand in a head of another installation"),
        "audit.code.kept": Word("前后一致，已收存", "agrees, kept"),
        "refusal.witness.signatureBad": Word(
            "签名与公钥不符，未收存。请来源机关重新导出。", "The signature is not the key's: not kept. Ask for it again."),
        "refusal.witness.keyOther": Word(
            "封存签名不是用所给公钥签的，未收存。请核对公钥。",
            "The head was signed by another key than the one given: not kept. Check the key."),
        "refusal.witness.keyChanged": Word(
            "公钥与以前收存的不同，未收存。请另行向来源机关核实；确已更换的，注明更换后再收存。",
            "The key is not that of the heads kept before: not kept. Ask the source; if it is new, say so."),
        "refusal.witness.algorithmUnknown": Word(
            "封存签名所用的算法不在本平台支持之列，未收存。请升级程序。",
            "The head uses an algorithm that is not known here: not kept. Use a newer program."),
        "refusal.witness.proofMissing": Word(
            "记录数与已存签名不同，须随附两者之间的一致性证明，未收存。请来源机关导出证明。",
            "The sizes differ: a consistency proof between the one kept and this one must come with it."),
        "refusal.witness.rootDiffers": Word(
            "与已存签名不一致：记录数相同，内容不同，已有记录被改写。已收存并告警，请立即核查。",
            "It contradicts the one kept before: records were rewritten. Kept, with an alarm: look into it at once."),
        "refusal.witness.proofFails": Word(
            "随附的证明不能说明两次签名之间没有删改。已收存并告警，请立即核查。",
            "The proof does not show that nothing was rewritten. Kept, with an alarm: look into it at once."),
    ]
}
